import { createRoute } from '@hono/zod-openapi'
import type * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { issueMerge, issueParts, issuesChange } from '../contract/issue.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { assertDone, toIssuesChange } from './issue-change-answer.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { projectBySlug, toScope } from './scope.ts'

const query = listQuery.pick({ project: true, from: true, to: true })
const middleware = requireMember
const responses = answers('The issues as they are now, and the change to take back', issuesChange)

const mergeRoute = createRoute({
  method: 'post',
  path: '/api/issues/merge',
  summary: 'Make one issue of several; later errors of each are of it as well',
  middleware,
  request: { query, body: jsonBody(issueMerge) },
  responses,
})

const unmergeRoute = createRoute({
  method: 'post',
  path: '/api/issues/unmerge',
  summary: 'Make merged issues issues of their own again',
  middleware,
  request: { query, body: jsonBody(issueParts) },
  responses,
})

const splitRoute = createRoute({
  method: 'post',
  path: '/api/issues/split',
  summary: 'Make an issue of some kinds of stack of another',
  middleware,
  request: { query, body: jsonBody(issueParts) },
  responses,
})

/** Which errors are one issue, as people see it. */
export function issueMergeRoutes(dependencies: Dependencies) {
  const { workflow } = dependencies

  function scopeOf(given: z.output<typeof query>) {
    const { slug } = projectBySlug(dependencies.projects, given.project)
    return { ...toScope(dependencies, given), slug }
  }

  return apiApp()
    .openapi(mergeRoute, async (c) => {
      const scope = scopeOf(c.req.valid('query'))
      const given = { ...c.req.valid('json'), projectId: scope.projectId }
      const outcome = await workflow.merge(given, c.get('actor').name)
      assertDone(outcome)
      return c.json(await toIssuesChange(dependencies, outcome, scope), 200)
    })
    .openapi(unmergeRoute, async (c) => {
      const scope = scopeOf(c.req.valid('query'))
      const given = { ...c.req.valid('json'), projectId: scope.projectId }
      const outcome = await workflow.unmerge(given, c.get('actor').name)
      assertDone(outcome)
      return c.json(await toIssuesChange(dependencies, outcome, scope), 200)
    })
    .openapi(splitRoute, async (c) => {
      const scope = scopeOf(c.req.valid('query'))
      const given = { ...c.req.valid('json'), projectId: scope.projectId }
      const outcome = await workflow.split(given, c.get('actor').name)
      assertDone(outcome)
      return c.json(await toIssuesChange(dependencies, outcome, scope), 200)
    })
}
