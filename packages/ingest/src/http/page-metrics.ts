import { Hono } from 'hono'
import { EXPOSITION_TYPE } from '../page-metrics/exposition.ts'
import type { Dependencies } from './dependencies.ts'
import { bearer } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'

/** Beside `/metrics`, which anybody may ask for: these name projects and their routes. */
export function pageMetricsRoutes(dependencies: Dependencies) {
  return new Hono().get('/metrics/pages', async (c) => {
    const actor = await bearer(c.req.header('authorization'), dependencies)
    if (!actor) throw new ProblemError('login-required')
    return c.body(await dependencies.pageMetrics.text(), 200, { 'Content-Type': EXPOSITION_TYPE })
  })
}
