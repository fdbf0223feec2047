import { createRoute } from '@hono/zod-openapi'
import { alertEntry, alertRule, alertStatus } from '../contract/alerts.ts'
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
  request: { query },
  responses: answers('Firing first', listOf(alertStatus)),
})

const rulesRoute = createRoute({
  method: 'get',
  path: '/api/alerts/rules',
  summary: 'The rules as configured',
  request: { query },
  responses: answers('In the order of the file', listOf(alertRule)),
})

const historyRoute = createRoute({
  method: 'get',
  path: '/api/alerts/history',
  summary: 'What fired and resolved, and what became of the messages',
  request: { query },
  responses: answers('Newest first', listOf(alertEntry)),
})

const ORDER = { firing: 0, pending: 1, inactive: 2 } as const

export function alertRoutes({ projects, evaluator, store }: Dependencies) {
  const statuses = (slug: string | undefined) => {
    const project = projectBySlug(projects, slug)
    return evaluator.statuses().filter(({ rule }) => rule.project === project.slug)
  }
  return apiApp()
    .openapi(statusRoute, (c) => {
      const items = statuses(c.req.valid('query').project)
      return c.json({ items: items.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]) }, 200)
    })
    .openapi(rulesRoute, (c) =>
      c.json({ items: statuses(c.req.valid('query').project).map(({ rule }) => rule) }, 200),
    )
    .openapi(historyRoute, async (c) => {
      const { project, limit } = c.req.valid('query')
      const { number } = projectBySlug(projects, project)
      return c.json({ items: await store.alerts.history(number, limit) }, 200)
    })
}
