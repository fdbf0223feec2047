import type { ClickHouseClient } from '@clickhouse/client'
import type { OverviewStore } from '../overview-store.ts'
import { overviewCells, overviewTotals } from './queries/overview.ts'

export function createOverviewQueries(client: ClickHouseClient): OverviewStore {
  return {
    totals: (query) => overviewTotals(client, query),
    cells: (query) => overviewCells(client, query),
  }
}
