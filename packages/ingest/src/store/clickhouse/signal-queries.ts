import type { ClickHouseClient } from '@clickhouse/client'
import type { SignalStore } from '../signal-store.ts'
import { signalCounts } from './queries/signal-counts.ts'
import { endpointCounts, endpointWindows } from './queries/signal-endpoints.ts'
import { signalReleases } from './queries/signal-releases.ts'

/** What correlations ask of the rows of pages. */
export function createSignalQueries(client: ClickHouseClient): SignalStore {
  return {
    counts: (query) => signalCounts(client, query),
    releases: (query) => signalReleases(client, query),
    endpoints: (query) => endpointWindows(client, query),
    endpointCounts: (query) => endpointCounts(client, query),
  }
}
