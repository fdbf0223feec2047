import { expect, it } from 'vitest'
import { toServerSeries } from './named-series.ts'

function named(part: string, labels: Record<string, string>) {
  const values = new Float64Array(1)
  return toServerSeries({ metric: 'wait_seconds', part, labels, unit: 's', query: '', values })
}

it('is one family with the other copies of its service', () => {
  const one = named('rate', { service: 'api', instance: 'a' })

  expect(named('rate', { service: 'api', instance: 'b' }).family).toBe(one.family)
  expect(named('rate', { service: 'web', instance: 'a' }).family).not.toBe(one.family)
})

it('is one family with the other quantiles, and says which it is', () => {
  const labels = { service: 'api' }

  const [p50, p99, rate] = [named('p50', labels), named('p99', labels), named('rate', labels)]

  expect(p50.family).toBe(p99.family)
  expect(rate.family).not.toBe(p50.family)
  expect([p50, p99, rate].map((one) => one.labels.quantile)).toEqual(['0.5', '0.99', undefined])
})
