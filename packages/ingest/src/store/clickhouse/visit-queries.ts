import type { ClickHouseClient } from '@clickhouse/client'
import type { VisitStore } from '../visit-store.ts'
import { oneVisit, visitList } from './queries/visits.ts'

export function createVisitQueries(client: ClickHouseClient): VisitStore {
  return {
    list: (query) => visitList(client, query),
    one: (projectId, id, around) => oneVisit(client, { projectId, id }, around),
  }
}
