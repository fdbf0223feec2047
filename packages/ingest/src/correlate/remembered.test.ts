import { expect, it } from 'vitest'
import type { Correlations } from '../contract/correlations.ts'
import { NO_JAEGER } from './correlate.ts'
import { remembered } from './remembered.ts'

function anAnswer(problem: string | null): Correlations {
  return {
    ...{ items: [], quiet: [] },
    lanes: [{ lane: 'traces', checked: 0, found: 0, problem }],
    signal: {
      ...{ id: 'errors', title: '', unit: '', onset: null, onsetBy: 'none' },
      ...{ window: { from: 0, to: 0 }, baseline: { from: 0, to: 0 } },
      ...{ before: 0, after: 0, n: 0, from: 0, stepMs: 60_000, points: [] },
    },
  }
}

it.each([
  ['nothing is missing', null, 59_999],
  ['no Jaeger is set up, which it is not in ten seconds either', NO_JAEGER, 59_999],
  ['something did not come in time', 'Traces took longer.', 9_999],
])('keeps an answer where %s', async (_, problem, keptMs) => {
  let at = 0
  let asked = 0
  const correlate = remembered(
    () => {
      asked += 1
      return Promise.resolve(anAnswer(problem))
    },
    () => at,
  )
  const ask = () =>
    correlate({ projectId: 1, source: { is: 'errors' }, range: { from: 0, to: 3_600_000 } })

  await ask()
  at = keptMs
  await ask()
  expect(asked).toBe(1)
  at = keptMs + 1
  await ask()
  expect(asked).toBe(2)
})
