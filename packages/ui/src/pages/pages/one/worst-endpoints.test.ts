import type { EndpointStats } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { worstEndpoints } from './worst-endpoints.ts'

function anEndpoint(target: string, given: Partial<EndpointStats>): EndpointStats {
  return {
    ...{ method: 'GET', target, operation: '', n: 9, failed: 0, failureRate: 0, sessions: 1 },
    ...{ p50Ms: 1, p75Ms: 1, p95Ms: 1, lastSeen: 0, ...given },
  }
}

it('has those that fail before those that are slow', () => {
  const endpoints = [
    anEndpoint('/fast', {}),
    anEndpoint('/slow', { p95Ms: 9_000 }),
    anEndpoint('/once', { failed: 1 }),
    anEndpoint('/often', { failed: 5 }),
  ]

  expect(worstEndpoints(endpoints).map(({ target }) => target)).toEqual([
    '/often',
    '/once',
    '/slow',
    '/fast',
  ])
})
