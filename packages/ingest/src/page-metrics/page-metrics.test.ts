import { expect, it } from 'vitest'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { SessionStats } from '../contract/signals.ts'
import { createPageMetrics } from './page-metrics.ts'

// A project is known here by these fields alone.
const projects = [
  { number: 1, slug: 'shop' },
  { number: 2, slug: 'silent' },
] as ProjectRecord[]
const tally = { projectId: 1, environment: '', route: '/', views: 1 }
const stats = { release: '', sessions: 40, crashFree: 0.975 } as SessionStats

function aMetrics(sessions: () => Promise<SessionStats[]>) {
  const errors: unknown[] = []
  const clock = { now: 0 }
  const metrics = createPageMetrics({
    ...{ store: { sessions }, projects, now: () => clock.now },
    onError: (error) => errors.push(error),
  })
  metrics.count([{ ...tally, errors: {}, requests: {}, vitals: {} }])
  return { metrics, errors, clock }
}

it('asks the database for sessions once a minute, of projects that speak', async () => {
  let asked = 0
  const { metrics, clock } = aMetrics(() => {
    asked += 1
    return Promise.resolve([stats])
  })

  const first = await metrics.text()
  clock.now = 59_000
  await metrics.text()

  expect(first).toContain('seismo_page_crash_free_sessions_ratio{project="shop"} 0.975')
  expect(first).toContain('seismo_page_sessions{project="shop"} 40')
  expect(first).not.toContain('silent')
  expect(asked).toBe(1)
  clock.now = 61_000
  await metrics.text()
  expect(asked).toBe(2)
})

it('tells its counters while the database is away', async () => {
  const away = new Error('away')
  const { metrics, errors } = aMetrics(() => Promise.reject(away))

  expect(await metrics.text()).toContain('seismo_page_views_total{project="shop"')
  expect(errors).toEqual([away])
})
