import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { matches } from '../alerts/matches.ts'
import { silence as silenceSchema } from '../alerts/rule/silence.ts'
import type { KnownSilence } from '../alerts/silences/silence-log.ts'
import { isActiveAt, windowAt } from '../alerts/silences/windows.ts'
import { acknowledge, silence, silencePost, type Silence } from '../contract/alerts.ts'
import { listOf, listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const query = listQuery.pick({ project: true })
const params = z.object({ id: z.string().max(100) })

const listRoute = createRoute({
  method: 'get',
  path: '/api/alerts/silences',
  summary: 'Silences that are, will be, or were in the last 30 days',
  request: { query },
  responses: answers('Active ones first', listOf(silence)),
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/alerts/silences',
  summary: 'Keep alerts from being told until a time',
  middleware: [requireMember] as const,
  request: { query, body: jsonBody(silencePost) },
  responses: answers('The silence', silence),
})

const endRoute = createRoute({
  method: 'delete',
  path: '/api/alerts/silences/{id}',
  summary: 'End a silence now',
  middleware: [requireMember] as const,
  request: { params, query },
  responses: { 204: { description: 'Ended' } },
})

const acknowledgeRoute = createRoute({
  method: 'post',
  path: '/api/alerts/acknowledge',
  summary: 'Take an alert over: nobody else is called, and nobody is reminded',
  middleware: [requireMember] as const,
  request: { query, body: jsonBody(acknowledge) },
  responses: { 204: { description: 'Acknowledged' } },
})

const ORDER = { active: 0, waiting: 1, over: 2 } as const

export function silenceRoutes({ projects, alerts, store, now }: Dependencies) {
  const { silences } = alerts

  function toAnswer(known: KnownSilence, hidden: number): Silence {
    const { id, projectId, source, content, by, savedAt, isSnooze } = known
    const at = now()
    const next = windowAt(content, at)
    const matching = alerts
      .active()
      .filter((one) => one.projectId === projectId)
      .filter(({ labels, incident }) => matches(content.matchers, { ...labels, incident }))
    return {
      ...{ id, silence: source, state: stateOf(known, at), by, savedAt, isSnooze, hidden },
      ...{ starts: content.starts, ends: content.ends },
      next: content.recurrence && next ? next : null,
      matches: matching.length,
    }
  }

  return apiApp()
    .openapi(listRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const hidden = await store.alerts.withheld(number)
      const items = silences.list(number).map((one) => toAnswer(one, hidden.get(one.id) ?? 0))
      return c.json({ items: items.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]) }, 200)
    })
    .openapi(addRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const source = c.req.valid('json').silence
      refuseUnsound(source, now())
      const by = c.get('actor').name
      return c.json(toAnswer(await silences.add({ projectId: number, source, by }), 0), 200)
    })
    .openapi(endRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const ended = await silences.end(number, c.req.valid('param').id, c.get('actor').name)
      if (ended !== 'unknown') return c.body(null, 204)
      throw new ProblemError('not-found', { detail: 'There is no such silence.' })
    })
    .openapi(acknowledgeRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const { incident } = c.req.valid('json')
      const outcome = await alerts.acknowledge(number, incident, c.get('actor').name)
      if (outcome === 'acknowledged') return c.body(null, 204)
      throw new ProblemError('not-found', {
        detail: 'Nobody was told of this alert, or it is over: there is nothing to take over.',
      })
    })
}

function stateOf({ content }: KnownSilence, at: number): Silence['state'] {
  if (at >= content.ends) return 'over'
  return isActiveAt(content, at) ? 'active' : 'waiting'
}

function refuseUnsound(source: unknown, at: number): void {
  const read = silenceSchema.safeParse(source)
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }))
    const [first] = errors
    throw new ProblemError('invalid-query', {
      errors,
      ...(first && { detail: `${first.path}: ${first.message}` }),
    })
  }
  if (read.data.ends > at) return
  const errors = [{ path: 'ends', message: 'is over already' }]
  throw new ProblemError('invalid-query', { errors, detail: 'ends: is over already' })
}
