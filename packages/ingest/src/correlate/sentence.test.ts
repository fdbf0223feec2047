import { expect, it } from 'vitest'
import type { Candidate } from './lanes.ts'
import { sentenceOf } from './sentence.ts'

function ofTrace(selfMs: { before: number | null; after: number }): Candidate {
  return {
    ...{ name: 'api GET /cart', labels: {}, direction: 'up', lag: null },
    ...{ isFound: true, strength: 1 },
    evidence: {
      ...{ is: 'trace', service: 'api', operation: 'GET /cart', selfMs },
      ...{ traces: 9, of: 10, errors: 8, traceIds: [] },
    },
  }
}

it.each([
  ['no time of its own', { before: 0, after: 0 }],
  ['nothing to compare with', { before: null, after: 40 }],
  ['a little more time', { before: 20, after: 30 }],
])('says of an operation with %s that it fails', (_, selfMs) => {
  expect(sentenceOf(ofTrace(selfMs))).toBe(
    'GET /cart of api fails together: 8 failed in 9 of 10 traces.',
  )
})

it('says of an operation with twice its time that it slows', () => {
  expect(sentenceOf(ofTrace({ before: 20, after: 90 }))).toBe(
    'GET /cart of api slows together: 20 → 90 ms of its own in 9 of 10 traces.',
  )
})
