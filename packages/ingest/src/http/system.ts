import { setTimeout as wait } from 'node:timers/promises'
import { createRoute } from '@hono/zod-openapi'
import { system } from '../contract/system.ts'
import { OVERFLOW_ISSUE_ID } from '../issues/overflow-issue.ts'
import { daysUntilFull } from '../store/days-until-full.ts'
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

const DAY_MS = 86_400_000

export function systemRoutes(dependencies: Dependencies) {
  const { spool, intake, consumer, store, now } = dependencies
  return apiApp().openapi(route, async (c) => {
    const [newIssues, tables, disk] = await Promise.all([
      orLate(newIssuesOf(dependencies), { ...dependencies.newIssues, over: [] }),
      orLate(
        store.storage().catch(() => null),
        null,
      ),
      orLate(
        store.disk().catch(() => null),
        null,
      ),
    ])
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
        newIssues,
        insertLagMs: oldest === undefined ? 0 : now() - oldest,
        // What the database says stays in the logs of the service.
        trouble: trouble
          ? { since: trouble.since, message: 'the database does not take it' }
          : null,
        disk: disk && {
          ...disk,
          daysUntilFull: tables && (daysUntilFull(tables, disk.freeBytes) ?? null),
        },
        tables,
      },
      200,
    )
  })
}

async function newIssuesOf({ store, projects, newIssues, now, log }: Dependencies) {
  const slugs = new Map(projects.map(({ number, slug }) => [number, slug]))
  try {
    const over = await store.issueBudget.over(now() - DAY_MS)
    return {
      ...newIssues,
      over: over.flatMap(({ projectId, events, lastAt }) => {
        const project = slugs.get(projectId)
        return project === undefined ? [] : { project, issueId: OVERFLOW_ISSUE_ID, events, lastAt }
      }),
    }
  } catch (error) {
    // What else there is to say matters most while the database is away.
    log.error({ error }, 'what is beyond the budget of new issues cannot be read')
    return { ...newIssues, over: [] }
  }
}

/** The log is told of while the database is away, and before it gives up. */
function orLate<Answer>(answer: Promise<Answer>, late: Answer): Promise<Answer> {
  return Promise.race([answer, wait(STORAGE_WITHIN_MS, late, { ref: false })])
}
