import { expect, it } from 'vitest'
import { aFinding } from './a-finding.ts'
import { aSignal } from './a-signal.ts'
import { chartRows, momentWords, rangeOf } from './chart-rows.ts'

const signal = aSignal()
const { points } = signal

function drawn(series: (number | null)[]) {
  const metric = aFinding('metric')
  if (metric.evidence.is !== 'metric') throw new Error()
  return { ...metric, evidence: { ...metric.evidence, points: series } }
}

it('shows both windows with some margin, the same buckets for all', () => {
  const { grid, rows } = chartRows({ signal, items: [drawn(points), aFinding('deploy')] })

  expect(grid).toEqual({ from: 34, stepMs: 1, count: 52 })
  expect(rows.map(({ name }) => name)).toEqual(['Errors', 'db_pool_wait_seconds p95'])
  expect(rows.map((row) => row.points)).toEqual([points.slice(34, 86), points.slice(34, 86)])
})

it('shows all there is where the windows say nothing', () => {
  const window = { from: 0, to: 0 }

  expect(chartRows({ signal: { ...signal, window, baseline: window }, items: [] }).grid).toEqual({
    ...{ from: 0, stepMs: 1, count: 100 },
  })
})

it('draws at most six, and nothing that was never seen', () => {
  const items = [drawn([null, null]), ...Array.from({ length: 9 }, () => drawn(points))]
  const { rows } = chartRows({ signal, items })

  expect(rows).toHaveLength(7)
  expect(new Set(rows.map(({ key }) => key)).size).toBe(7)
})

it('says a moment in words', () =>
  expect(momentWords(chartRows({ signal, items: [drawn([null])] }).rows, 0)).toBe(
    'Errors 34 errors a minute',
  ))

it.each([
  [[], { low: 0, high: 1 }],
  [[null], { low: 0, high: 1 }],
  [[0, 0], { low: 0, high: 1 }],
  [[5, 5], { low: 0, high: 5 }],
  [[-5, -5], { low: -5, high: 0 }],
  [[1, 10], { low: 0, high: 10 }],
  [[100, 110], { low: 99, high: 111 }],
])('draws %j within %j', (values, range) => expect(rangeOf(values)).toEqual(range))
