import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import {
  longFrameStats,
  metricName,
  metricPoint,
  reportStats,
  sessionStats,
  vitalTarget,
} from '../contract/signals.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const query = listQuery.pick({ project: true, from: true, to: true, limit: true })

const filtered = query.extend(signalFilter.shape)

const sessions = createRoute({
  method: 'get',
  path: '/api/sessions',
  summary: 'Sessions and the share without an unhandled error, all together and by release',
  request: { query },
  responses: answers('All together first', listOf(sessionStats)),
})

const reports = createRoute({
  method: 'get',
  path: '/api/reports',
  summary: "Browsers' reports: deprecations, interventions",
  request: { query },
  responses: answers('Most frequent first', listOf(reportStats)),
})

const longFrames = createRoute({
  method: 'get',
  path: '/api/long-frames',
  summary: 'Scripts by the long animation frames they took part in',
  request: { query: filtered },
  responses: answers('Most time first', listOf(longFrameStats)),
})

const targets = createRoute({
  method: 'get',
  path: '/api/vitals/targets',
  summary: 'Elements and scripts behind the vitals, with the parts of their values',
  request: { query: filtered },
  responses: answers('At most 20 a metric', listOf(vitalTarget)),
})

const metrics = createRoute({
  method: 'get',
  path: '/api/metrics',
  summary: 'Names of custom metrics',
  request: { query },
  responses: answers('By name', listOf(metricName)),
})

const metricSeries = createRoute({
  method: 'get',
  path: '/api/metrics/{name}',
  summary: 'A custom metric over time',
  request: { query, params: z.object({ name: z.string().max(200) }) },
  responses: answers('Evenly spaced, empty steps left out', listOf(metricPoint)),
})

/** What the page's script saw beside errors, requests and vitals. */
export function signalRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  const scopeOf = (given: z.output<typeof query>) => toScope(dependencies, given)
  const filteredScope = (given: z.output<typeof filtered>) => ({
    ...scopeOf(given),
    ...toSignalFilter(given),
  })
  return apiApp()
    .openapi(sessions, async (c) =>
      c.json({ items: await store.sessions(scopeOf(c.req.valid('query'))) }, 200),
    )
    .openapi(reports, async (c) => {
      const given = c.req.valid('query')
      return c.json({ items: await store.reports(scopeOf(given), given.limit) }, 200)
    })
    .openapi(longFrames, async (c) => {
      const given = c.req.valid('query')
      return c.json({ items: await store.longFrames(filteredScope(given), given.limit) }, 200)
    })
    .openapi(targets, async (c) =>
      c.json({ items: await store.vitalTargets(filteredScope(c.req.valid('query'))) }, 200),
    )
    .openapi(metrics, async (c) =>
      c.json({ items: await store.metrics.names(scopeOf(c.req.valid('query'))) }, 200),
    )
    .openapi(metricSeries, async (c) => {
      const { name } = c.req.valid('param')
      const items = await store.metrics.series(scopeOf(c.req.valid('query')), name)
      return c.json({ items }, 200)
    })
}
