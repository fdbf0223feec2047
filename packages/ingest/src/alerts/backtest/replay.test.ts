import { expect, it } from 'vitest'
import type { Observation } from '../observation.ts'
import { rule } from '../rule/rule.ts'
import { chartPoints } from './chart-points.ts'
import { replay } from './replay.ts'

const given = rule.parse({ name: 'one', above: 10, for: '1m' })

function series(values: (number | null)[], labels = {}) {
  return {
    labels,
    observations: values.map((value, index) => ({ ...seen(value, labels), at: index * 60_000 })),
  }
}

function seen(value: number | null, labels: Record<string, string>): Observation {
  const breach = (value ?? 0) > 10 ? 'breach' : 'clear'
  return {
    ...{ labels, value, verdict: value === null ? 'no-data' : breach, threshold: 10 },
    ...{ expected: null, band: null, observed: 0, exposure: null, exposureOf: null },
    ...{ probability: null, windowMs: 60_000, users: null, sessions: null },
    ...{ words: String(value), unit: '' },
  }
}

it('fires as the rounds would have', () => {
  expect(replay(given, [series([0, 20, 30, 50, 0, 0, 99, 0, 11, 12])])).toEqual([
    { labels: {}, startedAt: 120_000, endedAt: 240_000, peak: 50, words: '30' },
    { labels: {}, startedAt: 540_000, endedAt: null, peak: 12, words: '12' },
  ])
})

it('tells series apart', () => {
  const both = [series([20, 20, 0], { route: '/a' }), series([0, 20, 20], { route: '/b' })]

  expect(replay(given, both).map(({ labels, startedAt }) => [labels.route, startedAt])).toEqual([
    ['/a', 60_000],
    ['/b', 120_000],
  ])
})

it('draws the series with the most to see, each point the worst of its time', () => {
  const long = series(Array.from({ length: 1_000 }, (_, index) => (index === 501 ? 99 : 1)))
  const points = chartPoints([series([1, 2, 3], { route: '/a' }), long])

  expect(points.length).toBeLessThanOrEqual(400)
  expect(Math.max(...points.map(({ value }) => value ?? 0))).toBe(99)
})
