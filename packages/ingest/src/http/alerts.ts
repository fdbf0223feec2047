import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { alertEntry, decision, ruleStatus } from '../contract/alerts.ts'
import { listOf, listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { projectBySlug } from './scope.ts'

const query = listQuery.pick({ project: true, limit: true })

const statusRoute = createRoute({
  method: 'get',
  path: '/api/alerts',
  summary: 'Every rule of the project and where it stands',
  request: { query: query.omit({ limit: true }) },
  responses: answers('Firing first', listOf(ruleStatus)),
})

const historyRoute = createRoute({
  method: 'get',
  path: '/api/alerts/history',
  summary: 'What fired and resolved, and what became of the messages',
  request: { query },
  responses: answers('Newest first', listOf(alertEntry)),
})

const decisionsRoute = createRoute({
  method: 'get',
  path: '/api/alerts/decisions',
  summary: 'Why a rule fired, or did not: what was seen at each change of state',
  request: { query: query.extend({ rule: z.string().max(100) }) },
  responses: answers('Newest first', listOf(decision)),
})

const ORDER = {
  ...{ firing: 0, pending: 1, failed: 2, 'no-data': 3, inactive: 4, disabled: 5 },
} as const

export function alertRoutes({ projects, alerts, store }: Dependencies) {
  return apiApp()
    .openapi(statusRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const items = await alerts.statuses(number)
      return c.json({ items: items.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]) }, 200)
    })
    .openapi(historyRoute, async (c) => {
      const { project, limit } = c.req.valid('query')
      const { number } = projectBySlug(projects, project)
      return c.json({ items: await store.alerts.history(number, limit) }, 200)
    })
    .openapi(decisionsRoute, async (c) => {
      const { project, rule, limit } = c.req.valid('query')
      const { number } = projectBySlug(projects, project)
      return c.json({ items: await store.alerts.decisions.list(number, rule, limit) }, 200)
    })
}
