import { expect, it } from 'vitest'
import type { ServerSampleRow, ServerSeriesRow } from '../store/rows.ts'
import type { ServerSeries } from '../wire/prometheus/decode.ts'
import { ledgerOf } from './ledger.ts'
import { toServerRows } from './server-rows.ts'

const AT = Date.parse('2026-05-04T10:00:00Z')
const labels = { __name__: 'up', job: 'a' }
const series: ServerSeries = { labels, samples: [{ at: AT, value: 1 }] }

function rowsOf(...all: ServerSeries[]) {
  const rows = toServerRows({ series: all }, 7, AT + 5)
  return {
    series: rows.filter((row): row is ServerSeriesRow => row.is === 'server-series'),
    samples: rows.filter((row): row is ServerSampleRow => row.is === 'server-sample'),
  }
}

it('makes a row of a series and one of each sample', () => {
  const samples = [
    { at: AT, value: 1 },
    { at: AT - 9, value: NaN },
  ]

  const rows = rowsOf({ labels, type: 'gauge', samples })

  const seriesId = rows.series[0]?.seriesId
  expect(rows.series).toEqual([
    {
      ...{ is: 'server-series', projectId: 7, seriesId, name: 'up', type: 'gauge' },
      ...{ labels: { job: 'a' }, lastSeen: AT },
    },
  ])
  expect(rows.samples).toEqual(
    samples.map((sample) => ({
      ...{ is: 'server-sample', projectId: 7, seriesId, receivedAt: AT + 5, ...sample },
    })),
  )
})

it('names a series by its labels, whatever their order', () => {
  const other = { ...labels, job: 'b' }

  const { series: rows } = rowsOf(series, { ...series, labels: other })
  const [again] = rowsOf({ ...series, labels: { job: 'a', __name__: 'up' } }).series

  expect(rows).toHaveLength(2)
  expect(rows[0]?.seriesId).not.toBe(rows[1]?.seriesId)
  expect(again?.seriesId).toBe(rows[0]?.seriesId)
  expect(BigInt(again?.seriesId ?? -1)).toBeLessThan(2n ** 64n)
})

it('writes a series once, as it was last seen', () => {
  const later = { ...series, samples: [{ at: AT + 60, value: 2 }] }

  const rows = rowsOf(later, series)

  expect(rows.series).toMatchObject([{ lastSeen: AT + 60 }])
  expect(rows.samples).toHaveLength(2)
})

it('is counted by samples', () => {
  const lines = ledgerOf(toServerRows({ series: [series, series] }, 7, AT))

  expect(lines).toMatchObject([{ kind: 'server-sample', outcome: 'stored', n: 2 }])
})
