import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { deadLetter, deadLetterRetry, delivery, receiverSummary } from '../contract/alerts.ts'
import { listOf, listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const query = listQuery.pick({ project: true })

const receiversRoute = createRoute({
  method: 'get',
  path: '/api/alerts/receivers',
  summary: 'Where messages go, and how the last to each did; never their addresses',
  request: { query },
  responses: answers('In the order of the settings', listOf(receiverSummary)),
})

const deadRoute = createRoute({
  method: 'get',
  path: '/api/alerts/dead-letters',
  summary: 'Messages that no try could deliver',
  request: { query: listQuery.pick({ project: true, limit: true }) },
  responses: answers('Newest first', listOf(deadLetter)),
})

const retryRoute = createRoute({
  method: 'post',
  path: '/api/alerts/dead-letters/retry',
  summary: 'Try to deliver a message once more; the answer says what became of it',
  middleware: [requireMember] as const,
  request: { query, body: jsonBody(deadLetterRetry) },
  responses: answers('The delivery', delivery),
})

const testRoute = createRoute({
  method: 'post',
  path: '/api/alerts/receivers/{name}/test',
  summary: 'Send one message by the real way, to see whether it arrives',
  middleware: [requireMember] as const,
  request: { params: z.object({ name: z.string().max(100) }) },
  responses: answers('What became of it', delivery),
})

export function alertChannelRoutes({
  projects,
  channels,
  alerts,
}: Pick<Dependencies, 'projects' | 'channels' | 'alerts'>) {
  const numberOf = (slug: string | undefined) => projectBySlug(projects, slug).number
  return apiApp()
    .openapi(receiversRoute, async (c) => {
      const items = await channels.summaries(numberOf(c.req.valid('query').project))
      return c.json({ items }, 200)
    })
    .openapi(testRoute, async (c) => {
      const { name } = c.req.valid('param')
      const sent = await alerts.testChannel(name)
      if (sent) return c.json(sent, 200)
      throw new ProblemError('not-found', {
        detail: `There is no receiver ${JSON.stringify(name)}.`,
      })
    })
    .openapi(deadRoute, async (c) => {
      const { project, limit } = c.req.valid('query')
      return c.json({ items: await channels.deadLetters.list(numberOf(project), limit) }, 200)
    })
    .openapi(retryRoute, async (c) => {
      const number = numberOf(c.req.valid('query').project)
      const wanted = c.req.valid('json')
      const retried = await channels.deadLetters.retry(number, wanted)
      if (retried.is === 'tried') return c.json(retried.delivery, 200)
      throw refusals[retried.is](wanted.receiver)
    })
}

const refusals = {
  unknown: () =>
    new ProblemError('not-found', { detail: 'There is no such message, or it was delivered.' }),
  overtaken: () =>
    new ProblemError('conflict', { detail: 'A later message of this alert was sent; see there.' }),
  'no-receiver': (name: string) =>
    new ProblemError('conflict', {
      detail: `There is no receiver "${name}" any more; name one so in the settings.`,
    }),
} as const
