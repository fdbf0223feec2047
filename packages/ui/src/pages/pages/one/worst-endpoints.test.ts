import { expect, it } from 'vitest'
import { anEndpoint } from '../../requests/an-endpoint.ts'
import { worstEndpoints } from './worst-endpoints.ts'

it('has those that fail before those that are slow', () => {
  const endpoints = [
    anEndpoint({ target: '/fast' }),
    anEndpoint({ target: '/slow', p95Ms: 9_000 }),
    anEndpoint({ target: '/once', failed: 1 }),
    anEndpoint({ target: '/often', failed: 5 }),
  ]

  expect(worstEndpoints(endpoints).map(({ target }) => target)).toEqual([
    '/often',
    '/once',
    '/slow',
    '/fast',
  ])
})
