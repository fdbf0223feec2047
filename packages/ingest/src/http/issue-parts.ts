import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { issuePart, similarIssue, type SimilarIssue } from '../contract/issue.ts'
import { likenessOf } from '../issues/likeness.ts'
import type { Scope } from '../store/ports.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { issueNamed } from './issue-named.ts'
import { projectBySlug, toScope } from './scope.ts'
import { toShownId } from './shown-id.ts'

const MOST_SIMILAR = 10
const LEAST_LIKENESS = 0.3

const params = z.object({ id: z.string().max(64) })
const query = listQuery.pick({ project: true, from: true, to: true })

const partsRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}/parts',
  summary: 'What an issue consists of: issues that were merged, and kinds of stack',
  request: { params, query },
  responses: answers('Those with the most events first', listOf(issuePart)),
})

const similarRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}/similar',
  summary: 'Issues that may be the same, and why',
  request: { params, query },
  responses: answers('The likeliest first', listOf(similarIssue)),
})

export function issuePartRoutes(dependencies: Dependencies) {
  const { store, projects } = dependencies

  async function similarTo(id: string, scope: Scope, slug: string): Promise<SimilarIssue[]> {
    const { projectId } = scope
    const found = await store.workflow.similar(projectId, id)
    if (!found) return []
    const best = found.others
      .map((head) => ({ id: head.id, ...likenessOf(found.own, head) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_SIMILAR)
    const summaries = await store.workflow.summaries(
      scope,
      best.map((one) => one.id),
    )
    return summaries.flatMap((summary) => {
      const like = best.find((one) => one.id === summary.id)
      if (!like) return []
      const { likeness, because } = like
      const shown = { ...summary, shortId: toShownId(slug, summary.shortId) }
      return [{ issue: shown, likeness, because }]
    })
  }

  return apiApp()
    .openapi(partsRoute, async (c) => {
      const given = c.req.valid('query')
      const { slug } = projectBySlug(projects, given.project)
      const scope = toScope(dependencies, given)
      const { id } = await issueNamed(store, scope.projectId, c.req.valid('param').id)
      const parts = await store.workflow.parts(scope.projectId, id)
      const items = parts.map((part) => ({
        ...part,
        shortId: part.shortId === null ? null : toShownId(slug, part.shortId),
      }))
      return c.json({ items }, 200)
    })
    .openapi(similarRoute, async (c) => {
      const given = c.req.valid('query')
      const { slug } = projectBySlug(projects, given.project)
      const scope = toScope(dependencies, given)
      const { id } = await issueNamed(store, scope.projectId, c.req.valid('param').id)
      return c.json({ items: await similarTo(id, scope, slug) }, 200)
    })
}
