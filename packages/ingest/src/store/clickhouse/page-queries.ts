import type { ClickHouseClient } from '@clickhouse/client'
import type { PageStore } from '../page-store.ts'
import { pageFlow } from './queries/page-flow.ts'
import { pageSeries, pageTrends } from './queries/page-series.ts'
import { pageRows } from './queries/pages.ts'

export function createPageQueries(client: ClickHouseClient): PageStore {
  return {
    list: (query) => pageRows(client, query),
    trends: (scope, keys) => pageTrends(client, scope, keys),
    series: (scope) => pageSeries(client, scope),
    flow: (scope) => pageFlow(client, scope),
  }
}
