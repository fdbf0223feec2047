import { Hono } from 'hono'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { beaconRoutes } from './beacon.ts'
import { faroRoutes } from './faro.ts'
import { otlpRoutes } from './otlp.ts'
import { reportRoutes } from './reports.ts'
import { sentryRoutes } from './sentry.ts'

/** Where pages send, whatever the format. */
export function acceptRoutes(dependencies: AcceptDependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .route('/', beaconRoutes(dependencies))
    .route('/', sentryRoutes(dependencies))
    .route('/', faroRoutes(dependencies))
    .route('/', otlpRoutes(dependencies))
    .route('/', reportRoutes(dependencies))
}
