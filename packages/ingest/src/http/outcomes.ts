import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { outcome } from '../contract/project.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'

/** Of more steps nobody reads the lines; a day has so many minutes. */
const MOST_STEPS = 1_440

/** Seconds: a month. */
const LONGEST_STEP = 31 * 86_400

const query = listQuery.pick({ project: true, from: true, to: true }).extend({
  /** Seconds, in whole minutes; without it as short as lets the range have at most 1,440 of them. */
  step: z.coerce.number().int().min(60).max(LONGEST_STEP).multipleOf(60).optional(),
})

const route = createRoute({
  method: 'get',
  path: '/api/outcomes',
  summary: 'The ledger: what became of every item, a step a line',
  request: { query },
  responses: answers('Newest first', listOf(outcome)),
})

export function outcomeRoutes(dependencies: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { step, ...range } = c.req.valid('query')
    const scope = toScope(dependencies, range)
    const shortestMs = Math.ceil((scope.to - scope.from) / MOST_STEPS / 60_000) * 60_000
    if (step !== undefined && step * 1_000 < shortestMs) {
      throw new ProblemError('invalid-query', {
        detail: `A range of this length needs a step of at least ${String(shortestMs / 1_000)} seconds.`,
      })
    }
    const stepMs = step === undefined ? Math.max(60_000, shortestMs) : step * 1_000
    return c.json({ items: await dependencies.store.outcomes(scope, stepMs) }, 200)
  })
}
