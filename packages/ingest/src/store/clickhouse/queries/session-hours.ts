import type { ReleaseScope } from '../../release-store.ts'

const HOUR_MS = 3_600_000

/**
 * Rows of the hours that a range touches. A session is counted where a page view of it is among them, and
 * is a crash where an unhandled error is: one that was opened before and only crashed since would
 * otherwise be seen because it crashed.
 */
export function inHours({ environment }: Pick<ReleaseScope, 'environment'>): string {
  return `project_id = {project: UInt32}
    AND hour >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
    AND hour < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    AND last >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
    ${environment === undefined ? '' : 'AND environment = {environment: String}'}`
}

export function hoursParams({ projectId, from, to, environment }: ReleaseScope) {
  return { project: projectId, from, to, ...(environment !== undefined && { environment }) }
}

/** Each session once, of each release where `by` says so. Session 0 are the signals that have none. */
export function sessionsSql(scope: ReleaseScope, by: readonly 'release'[] = []): string {
  return `
    SELECT ${[...by, 'session'].join(', ')},
      if(session = 0, 0, max(weight)) AS w, sum(unhandled) > 0 AS crashed,
      sum(page_views) AS views, sum(h.errors) AS errors_, min(started) AS began, max(last) AS ended
    FROM session_hours AS h WHERE ${inHours(scope)}
    GROUP BY ${[...by, 'session'].join(', ')}`
}

/** Evenly spaced buckets of whole hours, about `wanted` of them. */
export function hourBuckets(
  { from, to }: { from: number; to: number },
  wanted: number,
): { from: number; stepMs: number; count: number } {
  const start = Math.floor(from / HOUR_MS) * HOUR_MS
  const stepMs = Math.max(HOUR_MS, Math.ceil((to - start) / wanted / HOUR_MS) * HOUR_MS)
  return { from: start, stepMs, count: Math.max(1, Math.ceil((to - start) / stepMs)) }
}
