import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TimeRange } from '../../ports.ts'
import type { VisitsQuery } from '../../visit-store.ts'
import type { VisitSummary } from '../../../contract/visits.ts'
import { select } from '../select.ts'
import { bindTo, type Bind } from './bind.ts'
import { count, IN_RANGE, millis, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { hoursParams, inHours } from './session-hours.ts'
import { whereSignals } from './signal-filter.ts'
import { visitFacts, type VisitFacts } from './visit-facts.ts'

/** A visit goes on for hours at most. */
const AROUND_MS = 86_400_000

const hoursRow = z.object({
  ...{ key: text, began: millis, ended: millis },
  ...{ views: count, errors_: count, crashed: z.coerce.boolean(), w: count },
})
type Hours = z.output<typeof hoursRow>

/** Sessions by the hours that they are counted in, and then what those on the screen did. */
export async function visitList(
  client: ClickHouseClient,
  query: VisitsQuery,
): Promise<VisitSummary[]> {
  const { limit, offset, release, having, user } = query
  const params: Record<string, unknown> = { ...hoursParams(query), limit, offset }
  const bind = bindTo(params)
  const conditions = [
    inHours(query),
    'session != 0',
    ...(release === undefined ? [] : [`release = ${bind(release)}`]),
    ...(user === undefined ? [] : [ofUser(query, bind(user))]),
    ...(await sessionsWith(client, query, bind)),
  ]
  const rows = await select(client, hoursRow, {
    sql: `
      ${HOURS} WHERE ${conditions.join(' AND ')} GROUP BY session ${having ? HAVING[having] : ''}
      ORDER BY began DESC, key LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
    params,
  })
  return withFacts(client, query.projectId, rows)
}

export async function oneVisit(
  client: ClickHouseClient,
  { projectId, id }: { projectId: number; id: string },
  { from, to }: TimeRange,
): Promise<VisitSummary | undefined> {
  const around = { projectId, from: Math.max(0, from - AROUND_MS), to: to + AROUND_MS }
  const rows = await select(client, hoursRow, {
    sql: `${HOURS} WHERE ${inHours({})} AND session = cityHash64({id: String}) GROUP BY session`,
    params: { ...hoursParams(around), id },
  })
  const [visit] = await withFacts(client, projectId, rows)
  return visit
}

/** `started` of a session's errors may be long before the hour: a folded error tells its first. */
const HOURS = `
  SELECT toString(session) AS key, toUnixTimestamp64Milli(min(started)) AS began,
    toUnixTimestamp64Milli(max(last)) AS ended, sum(unhandled) > 0 AS crashed, sum(errors) AS errors_,
    max(weight) AS w, if(w = 0, 0, round(sum(page_views) / w)) AS views
  FROM session_hours`

const HAVING = { errors: 'HAVING errors_ > 0', crash: 'HAVING crashed' } as const

/** All of their sessions, with what happened before the page knew who they are. */
function ofUser(query: VisitsQuery, user: string): string {
  return `session IN (
    SELECT session FROM session_hours WHERE ${inHours(query)} AND user = cityHash64(${user}))`
}

/** What the hours do not know is asked of the rows: those of page views and of errors. */
async function sessionsWith(
  client: ClickHouseClient,
  { page, device, issue, ...scope }: VisitsQuery,
  bind: Bind,
): Promise<string[]> {
  const conditions: string[] = []
  if (page !== undefined || device !== undefined) {
    const where = whereSignals({ ...(page && { page }), ...(device && { device }) }, bind)
    const of = (table: string) =>
      `SELECT cityHash64(session_id) FROM ${table} WHERE ${IN_RANGE} ${where}`
    conditions.push(`session IN (${of('pageviews')} UNION ALL ${of('errors')})`)
  }
  if (issue !== undefined) {
    const { ofIssueEvents } = await issueNames(client, scope.projectId)
    const ofIssue = ofIssueEvents.replaceAll('{id: UUID}', bind(issue, 'UUID'))
    conditions.push(
      `session IN (SELECT cityHash64(session_id) FROM errors WHERE ${IN_RANGE} AND ${ofIssue})`,
    )
  }
  return conditions
}

async function withFacts(
  client: ClickHouseClient,
  projectId: number,
  rows: readonly Hours[],
): Promise<VisitSummary[]> {
  const facts = await visitFacts(client, projectId, rows)
  return rows.flatMap((row) => {
    const known = facts.get(row.key)
    return known ? [toVisit(row, known)] : []
  })
}

function toVisit(row: Hours, facts: VisitFacts): VisitSummary {
  return {
    ...facts,
    ...{ startedAt: row.began, endedAt: row.ended, views: row.views, errors: row.errors_ },
    ...{ crashed: row.crashed, weight: row.w },
  }
}
