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
