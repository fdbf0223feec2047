import { createRoute } from '@hono/zod-openapi'
import { prometheusCheck } from '../contract/prometheus.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'

const checkRoute = createRoute({
  method: 'post',
  path: '/api/prometheus/check',
  summary: 'Ask the Prometheus of the settings for its version and series, and say what is wrong',
  middleware: requireAdmin,
  responses: answers('What it answered', prometheusCheck),
})

export function prometheusRoutes({ prometheus }: Pick<Dependencies, 'prometheus'>) {
  return apiApp().openapi(checkRoute, async (c) =>
    c.json(prometheus ? await prometheus.check() : NONE, 200),
  )
}

const NONE = {
  ...{ url: null, version: '', series: 0, maxSeries: 0, metrics: 0, ms: 0 },
  problem: 'No Prometheus is set; SEISMO_PROMETHEUS_URL names one, such as http://prometheus:9090.',
}
