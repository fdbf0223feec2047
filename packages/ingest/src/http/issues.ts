import { createRoute } from '@hono/zod-openapi'
import type { Contexts } from '@seismo/browser/wire'
import * as z from 'zod'
import { eventTime, listOf, listQuery } from '../contract/common.ts'
import {
  issueDetail,
  issueEvent,
  issueState,
  issueSummary,
  type IssueDetail,
  type IssueEvent,
} from '../contract/issue.ts'
import { toBreadcrumbs } from '../issues/breadcrumbs.ts'
import { toTraceId } from '../correlate/traces/trace-id.ts'
import type { Traces } from '../correlate/traces/create-traces.ts'
import { failedRequestOf, toEventRequest } from '../issues/failed-request.ts'
import type { Scope, SessionSignal, StoredError } from '../store/ports.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { nextReleases } from './next-releases.ts'
import { toOffset } from './offset.ts'
import { issueNamed } from './issue-named.ts'
import { ProblemError } from './problem.ts'
import { toShownId } from './shown-id.ts'
import { projectBySlug, toScope } from './scope.ts'
import { searchOf } from './search-of.ts'

const BREADCRUMBS_BEFORE_MS = 15 * 60_000
const BREADCRUMBS_AFTER_MS = 10_000

const range = listQuery.pick({ project: true, from: true, to: true })
const idParam = z.object({ id: z.string().max(64) })

const listRoute = createRoute({
  method: 'get',
  path: '/api/issues',
  summary: 'Issues with an event in the window',
  request: {
    query: listQuery.extend({
      state: issueState.optional(),
      sort: z.enum(['last-seen', 'first-seen', 'events', 'users', 'impact']).default('last-seen'),
    }),
  },
  responses: answers('A page of issues', listOf(issueSummary)),
})

const detailRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}',
  summary: 'One issue, by its id or short id',
  request: { params: idParam, query: range },
  responses: answers('The issue', issueDetail),
})

const eventRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}/events/{which}',
  summary: 'One event: latest, oldest, recommended or an event id',
  description:
    '`at` is when the event was, in ISO 8601 or, as lists of events have it, in epoch milliseconds: an id is found sooner by it.',
  request: {
    params: idParam.extend({
      which: z.union([z.enum(['latest', 'oldest', 'recommended']), z.guid()]),
    }),
    query: range.extend({
      at: eventTime.optional(),
    }),
  },
  responses: answers('The event', issueEvent),
})

export function issueRoutes(dependencies: Dependencies) {
  const { store } = dependencies

  const detailOf = (scope: Scope, id: string, slug: string) =>
    issueDetailOf(store, scope, { id, slug })

  return apiApp()
    .openapi(listRoute, async (c) => {
      const query = c.req.valid('query')
      const { slug } = projectBySlug(dependencies.projects, query.project)
      const offset = toOffset(query.cursor)
      const scope = toScope(dependencies, query)
      const search = searchOf(query.q)
      const issues = await store.issues.list({
        ...scope,
        search,
        ...(await nextReleases(store, { ...scope, search })),
        me: c.get('actor').name,
        ...(query.state && { state: query.state }),
        sort: query.sort,
        limit: query.limit + 1,
        offset,
      })
      const items = issues
        .slice(0, query.limit)
        // Read while it is written, an issue is known before its first event is counted.
        .filter(({ events }) => events > 0)
        .map((issue) => ({ ...issue, shortId: toShownId(slug, issue.shortId) }))
      const more = issues.length > query.limit
      return c.json({ items, ...(more && { next: String(offset + query.limit) }) }, 200)
    })
    .openapi(detailRoute, async (c) => {
      const query = c.req.valid('query')
      const { slug } = projectBySlug(dependencies.projects, query.project)
      return c.json(
        await detailOf(toScope(dependencies, query), c.req.valid('param').id, slug),
        200,
      )
    })
    .openapi(eventRoute, async (c) => {
      const { id, which } = c.req.valid('param')
      const query = c.req.valid('query')
      const scope = toScope(dependencies, query)
      const issue = await issueNamed(store, scope.projectId, id)
      const ref = query.at === undefined ? which : { eventId: which, at: query.at }
      const error = await store.issues.event(scope.projectId, issue.id, ref)
      if (!error) throw new ProblemError('not-found', { detail: 'There is no such event.' })
      return c.json(await toEvent(dependencies, error, issue.id), 200)
    })
}

/** @throws ProblemError not-found */
export async function issueDetailOf(
  { issues }: Pick<Dependencies['store'], 'issues'>,
  scope: Scope,
  { id, slug }: { id: string; slug: string },
): Promise<IssueDetail> {
  const overview = await issues.overview(scope, id)
  if (!overview) throw new ProblemError('not-found', { detail: 'There is no such issue.' })
  const { summary, ...rest } = overview
  return { ...summary, ...rest, shortId: toShownId(slug, summary.shortId) }
}

/** The trace that an error names itself, or that of the request which failed before it. */
function serverSideOf(
  { at, body }: StoredError,
  signals: readonly SessionSignal[],
  traces: Traces,
): Pick<IssueEvent, 'trace' | 'request'> {
  const request = failedRequestOf(signals, at)
  const named = toTraceId(String(body?.contexts.trace?.trace_id ?? ''))
  const traceId = named ?? toTraceId(request?.traceId ?? '')
  return {
    trace: traceId === undefined ? null : { traceId, links: traces.links({ traceId, at }) },
    request: request ? toEventRequest(request) : null,
  }
}

async function toEvent(
  { store, traces }: Pick<Dependencies, 'store' | 'traces'>,
  error: StoredError,
  issueId: string,
): Promise<IssueEvent> {
  const signals = await store.session(error.sessionId, {
    projectId: error.projectId,
    from: error.at - BREADCRUMBS_BEFORE_MS,
    to: error.at + BREADCRUMBS_AFTER_MS,
  })
  return {
    eventId: error.eventId,
    issueId,
    at: error.at,
    receivedAt: error.receivedAt,
    mechanism: error.mechanism,
    level: issueEvent.shape.level.parse(error.level),
    release: error.release,
    environment: error.environment,
    url: error.url,
    route: error.route,
    browser: error.browser,
    os: error.os,
    device: error.device,
    country: error.country,
    user: error.userId,
    sessionId: error.sessionId,
    exceptions: error.exceptions,
    weight: error.weight,
    firstAt: error.firstAt,
    breadcrumbs: toBreadcrumbs(signals, error.eventId, error.body?.breadcrumbs),
    trail: trailOf(error),
    tags: error.tags,
    contexts: { ...toTexts(error.body?.contexts), client: factsOf(error) },
    scriptTags: (error.body?.scripts ?? []).map(
      (address) => `<script src="${escapeAttribute(address)}" crossorigin></script>`,
    ),
    debugIds: error.body?.debugIds ?? {},
    ...serverSideOf(error, signals, traces),
    previous: error.previous,
    next: error.next,
  }
}

/** Bodies are not kept for as long as errors are. */
function trailOf({ trail, body }: StoredError): IssueEvent['trail'] {
  if (body) return 'kept'
  return trail === 'left-out' ? 'left-out' : 'none'
}

function toTexts(contexts: Contexts = {}): IssueEvent['contexts'] {
  const texts = (facts: Contexts[string]) =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, String(value)]))
  return Object.fromEntries(Object.entries(contexts).map(([name, facts]) => [name, texts(facts)]))
}

/** For people to copy: the address came from a page. */
function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${String(character.charCodeAt(0))};`)
}

/** `mapped` is for choosing an event, not a fact of the client. */
function factsOf({ attrs }: StoredError): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).filter(([key]) => key !== 'mapped'))
}
