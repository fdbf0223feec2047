import { createRemember } from '../correlate/remember.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { Store } from '../store/ports.ts'
import { toExposition } from './exposition.ts'
import { routeFamilies } from './route-families.ts'
import type { RouteTally } from './route-tally.ts'
import { createRouteTotals } from './route-totals.ts'
import { sessionFamilies, type ProjectSessions } from './session-families.ts'

const HOUR_MS = 3_600_000
/** Prometheus asks every few seconds, and what is asked for moves with the minutes. */
const KEEP_MS = 60_000

export interface PageMetricsOptions {
  store: Pick<Store, 'sessions'>
  projects: readonly ProjectRecord[]
  now: () => number
  onError: (error: unknown) => void
}

export interface PageMetrics {
  count: (tallies: readonly RouteTally[]) => void
  /** What pages did since the start, for Prometheus to scrape. */
  text: () => Promise<string>
}

export function createPageMetrics({
  store,
  projects,
  now,
  onError,
}: PageMetricsOptions): PageMetrics {
  const totals = createRouteTotals()
  const once = createRemember<ProjectSessions[]>({ now, keepMs: () => KEEP_MS })

  /** Of projects that sent something since the start: others have nothing that moves. */
  async function readSessions(): Promise<ProjectSessions[]> {
    const active = new Set([...totals.all()].map(({ projectId }) => projectId))
    const sessions: ProjectSessions[] = []
    for (const { number, slug } of projects) {
      if (!active.has(number)) continue
      const range = { projectId: number, from: now() - HOUR_MS, to: now() }
      const [stats] = await store.sessions(range)
      if (stats) sessions.push({ project: slug, stats })
    }
    return sessions
  }

  /** Counters are there while the database is not. */
  async function sessionsIfAny(): Promise<ProjectSessions[]> {
    try {
      return await once('', readSessions)
    } catch (error) {
      onError(error)
      return []
    }
  }

  return {
    count: totals.add,
    async text() {
      const slugs = new Map(projects.map(({ number, slug }) => [number, slug]))
      const routes = routeFamilies([...totals.all()], (id) => slugs.get(id))
      return toExposition([...routes, ...sessionFamilies(await sessionsIfAny())])
    },
  }
}
