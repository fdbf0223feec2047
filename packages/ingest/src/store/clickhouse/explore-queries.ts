import type { ClickHouseClient } from '@clickhouse/client'
import { createAtMost } from '../../lib/at-most.ts'
import type { ExploreStore } from '../explore-store.ts'
import { exploreQuery } from './queries/explore-query.ts'
import { exploreSamples } from './queries/explore-samples.ts'
import { tagNames } from './queries/tag-names.ts'

/** Of eight statements that the embedded engine does at once: pages and alerts go on beside them. */
const AT_ONCE = 3

export function createExploreQueries(client: ClickHouseClient): ExploreStore {
  const inTurn = createAtMost(AT_ONCE)
  return {
    tagNames: (query) => inTurn(() => tagNames(client, query)),
    query: (query) => inTurn(() => exploreQuery(client, query)),
    samples: (query) => inTurn(() => exploreSamples(client, query)),
  }
}
