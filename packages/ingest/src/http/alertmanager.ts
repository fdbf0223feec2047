import { createRoute } from '@hono/zod-openapi'
import { toHistory } from '../alerts/notify/alertmanager/to-history.ts'
import { alertmanagerTaken, alertmanagerWebhook } from '../contract/alertmanager.ts'
import { listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { projectBySlug } from './scope.ts'

const PATH = '/api/alerts/alertmanager'

const route = createRoute({
  method: 'post',
  path: PATH,
  summary: 'What a webhook of Alertmanager tells, into the history of alerts',
  middleware: [requireMember] as const,
  request: { query: listQuery.pick({ project: true }), body: jsonBody(alertmanagerWebhook) },
  responses: answers('How many were taken', alertmanagerTaken),
})

/** Told again, as Alertmanager does, it is the same entry. */
export function alertmanagerRoutes({ projects, store, stream }: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { project } = c.req.valid('query')
    const slugs = new Map(projects.map((one) => [one.slug, one]))
    const fallback = projectBySlug(projects, project)
    const entries = c.req.valid('json').alerts.flatMap((alert) => toHistory(alert) ?? [])
    const owned = entries.map((entry) => {
      // Named in the address, it is that; otherwise an alert may say whose it is.
      const named = project === undefined ? slugs.get(entry.labels.project ?? '') : undefined
      return { projectId: (named ?? fallback).number, entry }
    })
    await store.alerts.append(owned)
    for (const { rule, state } of entries) stream.publish({ is: 'alert', rule, state })
    const own = c.req.valid('json').alerts.length - entries.length
    return c.json({ taken: entries.length, own }, 200)
  })
}

export function isAlertmanager(path: string): boolean {
  return path === PATH
}
