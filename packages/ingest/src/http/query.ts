import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { exploreAnswer, exploreSamples } from '../contract/explore.ts'
import { DATASET_KEYS } from '../explore/datasets.ts'
import { toShortId } from '../issues/short-id.ts'
import { ORDERS } from '../store/explore-store.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toOffset } from './offset.ts'
import { ProblemError } from './problem.ts'
import { toExploreAnswer } from './query-answer.ts'
import { groupOf, measureOf, narrowed, rowsOf, stepMsOf, sampleOrder } from './query-parts.ts'
import { projectBySlug, toScope } from './scope.ts'
import { toShownId } from './shown-id.ts'

const GROUPS = 1_000
/** Lines over time; others are one more. */
const SERIES = 50

const rows = listQuery.pick({ project: true, from: true, to: true }).extend({
  dataset: z.enum(DATASET_KEYS),
  /** The search syntax, with the fields of the dataset. */
  where: z.string().max(1_000).default(''),
})

const query = z.strictObject({
  ...rows.shape,
  /** `count`, `rate`, `share`, `unique(user)`, `p75(duration)`, `histogram(duration)` … */
  measure: z.string().max(240).default('count'),
  /** Up to three fields, with commas between them. */
  group: z.string().max(640).default(''),
  /** Over time: such as `5m`, `1h` or `1d`, or `auto`; at most 500 of them. */
  step: z.string().max(12).optional(),
  order: z.enum(ORDERS).default('highest'),
  limit: z.coerce.number().int().min(1).max(GROUPS).default(20),
})

const queryRoute = createRoute({
  method: 'get',
  path: '/api/query',
  summary: 'A measure of any rows, by groups and over time: what Explore asks',
  request: { query },
  responses: answers('Rows under typed columns', exploreAnswer),
})

const samplesRoute = createRoute({
  method: 'get',
  path: '/api/query/samples',
  summary: 'The single rows behind a number, newest first, or by one of their numbers',
  request: {
    query: z.strictObject({
      ...rows.shape,
      ...listQuery.pick({ limit: true, cursor: true }).shape,
      /** `newest`, or a number of the dataset: `duration`, or `-duration` for the lowest first. */
      order: z.string().max(60).default('newest'),
    }),
  },
  responses: answers('With the fields of their dataset', exploreSamples),
})

export function queryRoutes(dependencies: Pick<Dependencies, 'store' | 'projects' | 'now'>) {
  const { store, projects } = dependencies
  return apiApp()
    .openapi(queryRoute, async (c) => {
      const given = c.req.valid('query')
      const range = toScope(dependencies, given)
      const { dataset, order } = given
      const stepMs = stepMsOf(given.step, dataset, range)
      const limit = stepMs === undefined ? given.limit : Math.min(given.limit, SERIES)
      const asked = { ...range, ...rowsOf(given), ...{ order, limit } }
      const measure = measureOf(given.measure, dataset)
      const group = groupOf(given.group, dataset)
      if (measure.is === 'histogram' && group.length > 0) {
        throw new ProblemError('invalid-query', { detail: 'group: a histogram has none' })
      }
      const whole = { ...asked, measure, group, ...(stepMs !== undefined && { stepMs }) }
      const { slug } = projectBySlug(projects, given.project)
      const stored = await narrowed(store.explore.query(whole))
      return c.json(toExploreAnswer(whole, stored, slug), 200)
    })
    .openapi(samplesRoute, async (c) => {
      const given = c.req.valid('query')
      const range = toScope(dependencies, given)
      const offset = toOffset(given.cursor)
      const { limit } = given
      const { slug } = projectBySlug(projects, given.project)
      const { items, ...cost } = await narrowed(
        store.explore.samples({
          ...range,
          ...rowsOf(given),
          ...sampleOrder(given.order, given.dataset),
          ...{ limit: limit + 1, offset },
        }),
      )
      return c.json(
        {
          items: items.slice(0, limit).map(({ issueId, ...item }) => ({
            ...item,
            issue: issueId && toShownId(slug, toShortId(issueId)),
          })),
          ...(items.length > limit && { next: String(offset + limit) }),
          ...cost,
        },
        200,
      )
    })
}
