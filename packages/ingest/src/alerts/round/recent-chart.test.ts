import { expect, it } from 'vitest'
import { chartToEnd, recentChart } from './recent-chart.ts'

const FIGURES = { unit: 'errors', threshold: 5 }

/** One value every ten seconds. */
function seen(from: number, values: readonly number[]) {
  return values.map((value, n) => ({ at: from + n * 10_000, value, low: 0, high: 2 }))
}

const begun = recentChart(seen(0, [0, 1, 0, 1, 0, 9]), FIGURES)

it('goes on to the end of what is over, and marks it', () => {
  const recent = seen(20_000, [0, 1, 0, 9, 8, 7, 1])

  const chart = chartToEnd(begun, recent, { ...FIGURES, endedAt: 80_000 })

  expect(chart?.points.map(({ value }) => value)).toEqual([0, 1, 0, 1, 0, 9, 8, 7, 1])
  expect(chart?.band).toHaveLength(9)
  expect(chart?.marks).toEqual([{ at: 80_000, label: 'over' }])
})

it('leaves out the beginning where hours are missing between', () => {
  const recent = seen(7_200_000, [9, 9, 9, 9, 2, 1])

  const chart = chartToEnd(begun, recent, { ...FIGURES, endedAt: 7_250_000 })

  expect(chart?.points.map(({ value }) => value)).toEqual([9, 9, 9, 9, 2, 1])
})

it('stays as it was where nothing is known of the end', () => {
  expect(chartToEnd(begun, seen(60_000, [1]), { ...FIGURES, endedAt: 60_000 })).toBe(begun)
})
