import { createRoute } from '@hono/zod-openapi'
import { system } from '../contract/system.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'

const route = createRoute({
  method: 'get',
  path: '/api/system',
  summary: 'The log before the database: what waits in it, and why',
  responses: answers('Now', system),
})

export function systemRoutes({ spool, intake, consumer, now }: Dependencies) {
  return apiApp().openapi(route, (c) => {
    const { bytes, maxBytes, freeBytes, pendingBytes, tornBytes, damagedBytes } = spool.stats()
    const oldest = consumer.oldestReceivedAt()
    const trouble = consumer.trouble()
    return c.json(
      {
        log: {
          ...{ bytes, maxBytes, pendingBytes, freeBytes: freeBytes ?? null },
          pendingRecords: intake.pendingRecords(),
          damagedBytes: tornBytes + damagedBytes,
        },
        insertLagMs: oldest === undefined ? 0 : now() - oldest,
        // What the database says stays in the logs of the service.
        trouble: trouble
          ? { since: trouble.since, message: 'the database does not take it' }
          : null,
      },
      200,
    )
  })
}
