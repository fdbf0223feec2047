import type { ClickHouseClient } from '@clickhouse/client'
import type { ExploreStore } from '../explore-store.ts'
import { exploreQuery } from './queries/explore-query.ts'
import { exploreSamples } from './queries/explore-samples.ts'

export function createExploreQueries(client: ClickHouseClient): ExploreStore {
  return {
    query: (query) => exploreQuery(client, query),
    samples: (query) => exploreSamples(client, query),
  }
}
