import { createRoute } from '@hono/zod-openapi'
import { displayOptions } from '../contract/display.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/api/session/display',
  summary: 'How you like the page',
  responses: answers('Your options by name; only the page knows their words', displayOptions),
})

const putRoute = createRoute({
  method: 'put',
  path: '/api/session/display',
  summary: 'Keep how you like the page',
  request: {
    body: { required: true, content: { 'application/json': { schema: displayOptions } } },
  },
  responses: answers('Your options', displayOptions),
})

/** For viewers too: nobody else sees anything of it. */
export function displayRoutes({ display }: Pick<Dependencies, 'display'>) {
  return apiApp()
    .openapi(readRoute, async (c) => c.json({ options: await display.of(c.get('actor')) }, 200))
    .openapi(putRoute, async (c) => {
      const { options } = c.req.valid('json')
      return c.json({ options: await display.put(options, c.get('actor')) }, 200)
    })
}
