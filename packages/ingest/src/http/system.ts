import { createRoute } from '@hono/zod-openapi'
import { system } from '../contract/system.ts'
import { OVERFLOW_ISSUE_ID } from '../issues/overflow-issue.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'

const route = createRoute({
  method: 'get',
  path: '/api/system',
  summary: 'The log before the database: what waits in it, and why',
  responses: answers('Now', system),
})

const DAY_MS = 86_400_000

export function systemRoutes(dependencies: Dependencies) {
  const { spool, intake, consumer, now } = dependencies
  return apiApp().openapi(route, async (c) => {
    const newIssues = await newIssuesOf(dependencies)
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
