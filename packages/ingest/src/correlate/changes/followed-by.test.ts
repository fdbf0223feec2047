import { expect, it } from 'vitest'
import { followedByRise } from './followed-by.ts'

const STEP_MS = 5 * 60_000
const HOUR = 12

/** Ten hours of steps: two errors each, and twenty in the half hours after the given steps. */
function aSignal(rises: readonly number[]) {
  const length = 10 * HOUR
  return {
    grid: { from: 0, stepMs: STEP_MS, length },
    counts: Float64Array.from({ length }, (_, index) =>
      rises.some((rise) => index >= rise && index < rise + 6) ? 20 : 2,
    ),
    exposure: new Float64Array(length).fill(100),
  }
}

const deploysAt = (...steps: number[]) => steps.map((step) => ({ at: step * STEP_MS }))

it('counts the deploys that a rise followed', () => {
  expect(followedByRise(deploysAt(30, 60, 90), aSignal([60]))).toEqual({ rises: 1, of: 3 })
})

it('knows nothing of a deploy without an hour before it or half an hour after it', () => {
  expect(followedByRise(deploysAt(11, 115), aSignal([11]))).toEqual({ rises: 0, of: 0 })
})

it('takes more errors of more traffic for no rise', () => {
  const signal = aSignal([60])
  const exposure = signal.counts.map((count) => 50 * count)

  expect(followedByRise(deploysAt(60), { ...signal, exposure })).toEqual({ rises: 0, of: 1 })
})

it('counts by time where nothing measures traffic', () => {
  const signal = { ...aSignal([60]), exposure: new Float64Array(10 * HOUR) }

  expect(followedByRise(deploysAt(60), signal)).toEqual({ rises: 1, of: 1 })
})
