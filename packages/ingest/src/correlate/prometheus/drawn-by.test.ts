import { expect, it } from 'vitest'
import { drawnBy } from './drawn-by.ts'

it.each([
  ['p50', '0.5'],
  ['p99', '0.99'],
  ['p99.9', '0.999'],
  ['p99.99', '0.9999'],
  ['p100', '1'],
])('draws %s of a summary by its label %s', (part, quantile) => {
  const drawn = drawnBy({ metric: 'rpc_seconds', part, labels: { job: 'shop' } }, 'quantile')

  expect(drawn).toBe(`rpc_seconds{job="shop",quantile="${quantile}"}`)
})

it.each([
  ['gauge', 'queue.depth', { job: 'a' }, '{__name__="queue.depth",job="a"}'],
  ['counter', 'http.requests', {}, 'rate({__name__="http.requests"}[5m])'],
  ['gauge', 'up', { 'service.name': 'a"b' }, String.raw`up{"service.name"="a\"b"}`],
] as const)('draws a %s called %j', (kind, metric, labels, promql) => {
  expect(drawnBy({ metric, part: '', labels }, kind)).toBe(promql)
})
