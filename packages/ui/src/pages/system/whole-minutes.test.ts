import { expect, it } from 'vitest'
import { anOutcome } from './an-outcome.ts'
import { wholeMinutes } from './whole-minutes.ts'

const lines = (n: number, minute: number) => Array.from({ length: n }, () => anOutcome({ minute }))

it('takes an answer that is not cut as it is', () => {
  const outcomes = lines(3, 60_000)

  expect(wholeMinutes(outcomes)).toEqual({ outcomes, since: undefined })
})

it('leaves out the minute in which the answer was cut, and says since when it is whole', () => {
  const { outcomes, since } = wholeMinutes([...lines(9_990, 120_000), ...lines(10, 60_000)])

  expect(outcomes).toHaveLength(9_990)
  expect(since).toBe(120_000)
})
