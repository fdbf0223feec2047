import { createRoute } from '@hono/zod-openapi'
import type { ProjectRecord } from '../auth/project-record.ts'
import { listOf, listQuery } from '../contract/common.ts'
import { eventIssue, eventsToFind, imported, sentryEvents } from '../contract/import.ts'
import { toUuid } from '../issues/short-id.ts'
import { readExported, toExportBody } from '../wire/sentry/export/decode-export.ts'
import { accept } from './accept.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { BodyLimits } from './body-limits.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireAdmin } from './middleware/actor.ts'
import { projectBySlug } from './scope.ts'

const DAY_MS = 86_400_000

/** A hundred events with the source around their frames. */
export const IMPORT_BODY: BodyLimits = { maxBytes: 32 * 1_048_576, maxRatio: 100, withinMs: 60_000 }

const query = listQuery.pick({ project: true })
const middleware = requireAdmin

const addRoute = createRoute({
  method: 'post',
  path: '/api/import/sentry',
  summary: 'Take events that Sentry kept, with the times that they had there',
  description:
    'Up to 100 events as Sentry answers them with `full=true`. They are scrubbed, looked up in source maps ' +
    'and grouped as any other. What is stored already is left out, so that the same may be sent again.',
  middleware,
  request: { query, body: jsonBody(sentryEvents) },
  responses: answers('What became of them', imported),
})

const findRoute = createRoute({
  method: 'post',
  path: '/api/import/issues',
  summary: 'Which issues imported events are in',
  middleware,
  request: { query, body: jsonBody(eventsToFind) },
  responses: answers('Of those that are stored', listOf(eventIssue)),
})

export function isImport(path: string): boolean {
  return path.startsWith('/api/import/')
}

/** For `seismo import sentry`. */
export function sentryImportRoutes(dependencies: Dependencies) {
  const { projects, store, retention, now } = dependencies

  async function judge(events: readonly unknown[], project: ProjectRecord) {
    const oldest = now() - retention.errors * DAY_MS
    const read = events.map((event) => ({ event, part: readExported(event, now()) }))
    const dated = read.flatMap(({ event, part: { envelopes } }) =>
      envelopes.flatMap(({ id, items: [item] }) => (item ? [{ event, id, at: item.at }] : [])),
    )
    const inTime = dated.filter(({ at }) => at >= oldest)
    const there = await store.issues.ofEvents({
      ...around(
        project,
        inTime.map(({ at }) => at),
      ),
      ids: inTime.map(({ id }) => id),
    })
    const fresh = inTime.filter(({ id }) => !there.has(id))
    return {
      fresh: fresh.map(({ event }) => event),
      known: inTime.length - fresh.length,
      tooOld: dated.length - inTime.length,
      refused: read.flatMap(({ part: { refused } }, index) =>
        refused.map(({ reason, detail }) => ({ index, reason, detail })),
      ),
    }
  }

  async function keep(events: readonly unknown[], project: ProjectRecord): Promise<void> {
    const arrival = {
      ...{ header: () => undefined, address: '', requestId: dependencies.newId() },
      read: () => Promise.resolve(toExportBody(events)),
    }
    // An admin's haste must not use up what pages of the project may send.
    const unhurried = { ...dependencies, assertRate: () => undefined }
    await accept(arrival, { project, format: 'sentry-export' }, unhurried)
  }

  return apiApp()
    .openapi(addRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { fresh, ...rest } = await judge(c.req.valid('json').events, project)
      const answer = { accepted: fresh.length, ...rest, keptDays: retention.errors }
      if (fresh.length === 0) return c.json(answer, 200)
      await keep(fresh, project)
      return c.json(answer, 200)
    })
    .openapi(findRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { ids: given, from, to } = c.req.valid('json')
      const nameOf = new Map(given.map((id) => [toUuid(id.toLowerCase()), id]))
      const found = await store.issues.ofEvents({
        ...around(project, [from, to]),
        ids: [...nameOf.keys()],
      })
      const issues = await store.workflow.issues(project.number, [...new Set(found.values())])
      const items = [...found].flatMap(([id, fingerprint]) => {
        const issue = issues.get(fingerprint)
        const event = nameOf.get(id)
        return issue && event !== undefined
          ? [{ event, issue: issue.id, version: issue.version }]
          : []
      })
      return c.json({ items }, 200)
    })
}

/** Times that were told may be off by what their writer rounds. */
function around({ number: projectId }: ProjectRecord, times: readonly number[]) {
  const from = times.reduce((a, b) => Math.min(a, b), Infinity)
  const to = times.reduce((a, b) => Math.max(a, b), 0)
  return { projectId, from: Number.isFinite(from) ? from - 1_000 : 0, to: to + 1_000 }
}
