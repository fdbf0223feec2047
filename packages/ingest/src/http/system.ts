import { setTimeout as wait } from 'node:timers/promises'
import { createRoute } from '@hono/zod-openapi'
import type { Store } from '../store/ports.ts'
import { system, type System } from '../contract/system.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'

const STORAGE_WITHIN_MS = 2_000

const route = createRoute({
  method: 'get',
  path: '/api/system',
  summary: 'What waits in the log before the database, and what lies in the database',
  responses: answers('Now', system),
})

export function systemRoutes({ spool, intake, consumer, store, now }: Dependencies) {
  return apiApp().openapi(route, async (c) => {
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
        tables: await tablesOf(store),
      },
      200,
    )
  })
}

/** The log is told of while the database is away, and before it gives up. */
function tablesOf(store: Store): Promise<System['tables']> {
  const late = wait(STORAGE_WITHIN_MS, null, { ref: false })
  return Promise.race([store.storage().catch(() => null), late])
}
