import type { ClickHouseClient } from '@clickhouse/client'
import type { TraceStore } from '../trace-store.ts'
import { traceNaming } from './queries/trace-naming.ts'
import { tracesOfEndpoints } from './queries/traces-of-endpoints.ts'
import { tracesOfSignal } from './queries/traces-of-signal.ts'

export function createTraceQueries(client: ClickHouseClient): TraceStore {
  return {
    naming: (query) => traceNaming(client, query),
    ofSignal: (query) => tracesOfSignal(client, query),
    ofEndpoints: (query) => tracesOfEndpoints(client, query),
  }
}
