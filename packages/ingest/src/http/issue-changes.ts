import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import {
  issueComment,
  issueDetail,
  issuePatch,
  issuesChange,
  issuesPatch,
} from '../contract/issue.ts'
import { toShortId } from '../issues/short-id.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { assertDone, toIssuesChange } from './issue-change-answer.ts'
import { issueDetailOf } from './issues.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { projectBySlug, toScope } from './scope.ts'
import { toShownId } from './shown-id.ts'

const query = listQuery.pick({ project: true, from: true, to: true })
const params = z.object({ id: z.string().max(64) })
const middleware = requireMember

const patchRoute = createRoute({
  method: 'patch',
  path: '/api/issues/{id}',
  summary: 'Resolve, archive, reopen or assign',
  middleware,
  request: { params, query, body: jsonBody(issuePatch) },
  responses: answers('The issue as it is now', issueDetail),
})

const bulkRoute = createRoute({
  method: 'patch',
  path: '/api/issues',
  summary: 'The same with up to 200 issues at once: all of them, or none',
  middleware,
  request: { query, body: jsonBody(issuesPatch) },
  responses: answers('The issues as they are now, and the change to take back', issuesChange),
})

const undoRoute = createRoute({
  method: 'post',
  path: '/api/issues/undo',
  summary: 'Take a change back, unless somebody changed the same since',
  middleware,
  request: { query, body: jsonBody(z.object({ change: z.guid() })) },
  responses: answers('The issues as they are now, and this change', issuesChange),
})

const commentRoute = createRoute({
  method: 'post',
  path: '/api/issues/{id}/comments',
  summary: 'Comment on an issue',
  middleware,
  request: { params, query, body: jsonBody(issueComment) },
  responses: answers('The issue as it is now', issueDetail),
})

/** What members do with issues one by one or many at once. */
export function issueChangeRoutes(dependencies: Dependencies) {
  const { store, workflow } = dependencies

  function scopeOf(given: z.output<typeof query>) {
    const { slug } = projectBySlug(dependencies.projects, given.project)
    return { ...toScope(dependencies, given), slug }
  }

  return apiApp()
    .openapi(patchRoute, async (c) => {
      const { slug, ...scope } = scopeOf(c.req.valid('query'))
      const { projectId } = scope
      const given = { projectId, ids: [c.req.valid('param').id], patch: c.req.valid('json') }
      const outcome = await workflow.change(given, c.get('actor').name)
      assertDone(outcome)
      return c.json(await issueDetailOf(store, scope, { id: outcome.ids[0] ?? '', slug }), 200)
    })
    .openapi(bulkRoute, async (c) => {
      const scope = scopeOf(c.req.valid('query'))
      const { ids, versions, ...patch } = c.req.valid('json')
      const { projectId } = scope
      const outcome = await workflow.change(
        { projectId, ids, patch, versions, nameOf: (id) => toShownId(scope.slug, toShortId(id)) },
        c.get('actor').name,
      )
      assertDone(outcome)
      return c.json(await toIssuesChange(dependencies, outcome, scope), 200)
    })
    .openapi(undoRoute, async (c) => {
      const scope = scopeOf(c.req.valid('query'))
      const given = { projectId: scope.projectId, change: c.req.valid('json').change }
      const outcome = await workflow.undo(given, c.get('actor').name)
      assertDone(outcome)
      return c.json(await toIssuesChange(dependencies, outcome, scope), 200)
    })
    .openapi(commentRoute, async (c) => {
      const { slug, ...scope } = scopeOf(c.req.valid('query'))
      const { id } = c.req.valid('param')
      const { text } = c.req.valid('json')
      const outcome = await workflow.comment(
        { projectId: scope.projectId, id, text },
        c.get('actor').name,
      )
      assertDone(outcome)
      return c.json(await issueDetailOf(store, scope, { id, slug }), 200)
    })
}
