import { OpenAPIHono } from '@hono/zod-openapi'
import type { ActorVariables } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'

/** A router whose routes are described in openapi.json and whose bad parameters are problems. */
export function apiApp() {
  return new OpenAPIHono<{ Variables: ActorVariables }>({
    defaultHook: (result) => {
      if (result.success) return
      const errors = result.error.issues.slice(0, 10).map(({ path, message }) => ({
        path: path.join('.'),
        message,
      }))
      const [first] = errors
      throw new ProblemError('invalid-query', {
        errors,
        ...(first && { detail: `${first.path}: ${first.message}` }),
      })
    },
  })
}
