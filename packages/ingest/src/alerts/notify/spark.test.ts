import { expect, it } from 'vitest'
import { chartWords, columnsOf, sparkOf } from './spark.ts'

const chart = {
  ...{ unit: 'errors', threshold: null, band: [], marks: [] },
  points: [0, 1, 2, 3, 4, 5, 6, 7].map((value) => ({ at: value * 60_000, value })),
}

it('draws a line of text, as high as its highest', () => {
  expect(sparkOf(chart)).toBe('▁▂▃▄▅▆▇█')
})

it('keeps the highest where there are more points than columns', () => {
  expect(columnsOf(chart, 2).map(({ value }) => value)).toEqual([3, 7])
})

it.each([
  ['nothing', [], ''],
  ['one point', [{ at: 1, value: 3 }], '█'],
  ['all zero', [0, 0].map((value, at) => ({ at, value })), '▁▁'],
])('draws %s', (_, points, expected) => {
  expect(sparkOf({ ...chart, points })).toBe(expected)
})

it('tells in words what it shows', () => {
  const band = [{ at: 0, low: 1, high: 2 }]
  const marks = [{ at: 480_000, label: 'over' }]

  expect(chartWords({ ...chart, threshold: 5, band, marks })).toBe(
    'Peak 7 errors at 00:07\u00A0UTC, Jan\u00A01, usual 1 to 2, threshold 5, over at 00:08\u00A0UTC, Jan\u00A01',
  )
})
