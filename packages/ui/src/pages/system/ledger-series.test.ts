import { describe, expect, it } from 'vitest'
import { anOutcome } from './an-outcome.ts'
import { toSeries } from './ledger-series.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('toSeries', () => {
  it('puts stored and dropped into the minute they belong to, with zeros between', () => {
    const { buckets } = toSeries(
      [
        anOutcome({ minute: 0, n: 5 }),
        anOutcome({ minute: 0, outcome: 'stored', n: 4 }),
        anOutcome({ minute: 2 * MINUTE, outcome: 'dropped', n: 1 }),
        anOutcome({ minute: 2 * MINUTE, outcome: 'client-dropped', n: 9 }),
      ],
      { from: 0, to: 3 * MINUTE },
    )

    expect(buckets).toEqual([
      { at: 0, stored: 4, dropped: 0 },
      { at: MINUTE, stored: 0, dropped: 0 },
      { at: 2 * MINUTE, stored: 0, dropped: 1 },
    ])
  })

  it.each([
    ['an hour', HOUR, MINUTE],
    ['six hours', 6 * HOUR, 5 * MINUTE],
    ['a day', DAY, 15 * MINUTE],
    ['a week', 7 * DAY, 2 * HOUR],
    ['a month', 30 * DAY, 6 * HOUR],
    ['a year', 365 * DAY, 4 * DAY],
  ])('divides %s into steps that can be seen', (_, span, stepMs) =>
    expect(toSeries([], { from: 0, to: span }).stepMs).toBe(stepMs),
  )

  it('starts at a whole step and holds the minute the window ends in', () => {
    const from = 10 * DAY + 7 * MINUTE
    const to = from + DAY

    const { stepMs, buckets } = toSeries(
      [anOutcome({ minute: to - MINUTE, outcome: 'stored', n: 2 })],
      { from, to },
    )

    expect((buckets[0]?.at ?? NaN) % stepMs).toBe(0)
    expect(buckets.at(-1)?.stored).toBe(2)
  })

  it('leaves out what lies outside', () =>
    expect(
      toSeries([anOutcome({ minute: HOUR, outcome: 'stored' })], { from: 0, to: MINUTE }).buckets,
    ).toEqual([{ at: 0, stored: 0, dropped: 0 }]))
})
