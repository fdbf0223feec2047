import { expect, it } from 'vitest'
import { overTime } from './endpoint-detail.ts'

it('adds cells up by answer and by duration, with zeros where there is nothing', () => {
  const steps = { from: 1_000, to: 3_500, stepMs: 1_000 }

  const { series, durations } = overTime(
    [
      { step: 0, answer: '2xx', bin: 4, n: 2 },
      { step: 0, answer: '5xx', bin: 4, n: 1 },
      { step: 2, answer: 'none', bin: null, n: 7 },
    ],
    steps,
  )

  expect(series.map(({ at }) => at)).toEqual([1_000, 2_000, 3_000])
  expect(series.map(({ answers }) => [answers['2xx'], answers['5xx'], answers.none])).toEqual([
    [2, 1, 0],
    [0, 0, 0],
    [0, 0, 7],
  ])
  expect(durations).toEqual([
    { at: 1_000, lower: 2, upper: 2 ** 1.25, n: 3 },
    { at: 3_000, lower: null, upper: 0, n: 7 },
  ])
})

it('leaves out what is of no step', () => {
  const steps = { from: 0, to: 1_000, stepMs: 1_000 }

  expect(overTime([{ step: 9, answer: '2xx', bin: 4, n: 2 }], steps).series).toHaveLength(1)
})
