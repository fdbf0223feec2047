import type { ClickHouseClient } from '@clickhouse/client'
import type { EndpointStore } from '../endpoint-store.ts'
import { endpointCallers } from './queries/endpoint-callers.ts'
import { endpointCells } from './queries/endpoint-cells.ts'
import { endpointOutcomes, endpointParts } from './queries/endpoint-parts.ts'
import { endpointPhases, endpointServerTimings } from './queries/endpoint-phases.ts'
import { endpointSamples } from './queries/endpoint-samples.ts'
import { endpointRows } from './queries/endpoints.ts'
import { requestHosts } from './queries/request-hosts.ts'

export function createEndpointQueries(client: ClickHouseClient): EndpointStore {
  return {
    list: (query) => endpointRows(client, query),
    callers: (query, keys) => endpointCallers(client, query, keys),
    hosts: (query) => requestHosts(client, query),
    cells: (scope) => endpointCells(client, scope),
    outcomes: (scope) => endpointOutcomes(client, scope),
    phases: (scope) => endpointPhases(client, scope),
    serverTimings: (scope) => endpointServerTimings(client, scope),
    parts: (scope, by) => endpointParts(client, scope, by),
    samples: (scope, medianMs) => endpointSamples(client, scope, medianMs),
  }
}
