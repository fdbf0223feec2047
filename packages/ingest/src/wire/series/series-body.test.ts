import { expect, it } from 'vitest'
import { decodeSeries, toSeriesBytes } from './series-body.ts'

const AT = 1_700_000_000_000
const labels: [string, string][] = [
  ['__name__', 'jobs_total'],
  ['job', 'backup'],
]

it('reads what it wrote, figures that JSON lacks as well', () => {
  const samples = [1.5, NaN, Infinity, -0.1].map((value, n) => ({ at: AT + n, value }))

  const bytes = toSeriesBytes({ series: [{ labels, type: 'delta', samples }] })

  expect(decodeSeries(bytes, { receivedAt: AT })).toEqual({
    ...{ is: 'series', refused: [], dropped: [] },
    series: [{ labels: { __name__: 'jobs_total', job: 'backup' }, type: 'delta', samples }],
  })
})

it('holds to the bounds of all series', () => {
  const late = { at: AT - 31 * 86_400_000, value: 1 }
  const bytes = toSeriesBytes({ series: [{ labels, type: '', samples: [late] }] })

  expect(decodeSeries(bytes, { receivedAt: AT })).toMatchObject({
    ...{ series: [], refused: [{ n: 1, reason: 'invalid' }] },
  })
})

it('replaces half characters, which no database takes', () => {
  const broken: [string, string][] = [
    ['__name__', 'a'],
    ['b', 'x\uD83D'],
  ]
  const bytes = toSeriesBytes({
    series: [{ labels: broken, type: '', samples: [{ at: AT, value: 1 }] }],
  })

  expect(decodeSeries(bytes, { receivedAt: AT })).toMatchObject({
    series: [{ labels: { b: 'x\uFFFD' } }],
  })
})

it.each(['', 'null', '[{}]', '{"labels":[]}', '[{"labels":[],"type":"speed","samples":[]}]'])(
  'answers %j without throwing',
  (text) => {
    const decoded = decodeSeries(new TextEncoder().encode(text), { receivedAt: AT })

    expect(decoded.is).toBe('malformed')
  },
)
