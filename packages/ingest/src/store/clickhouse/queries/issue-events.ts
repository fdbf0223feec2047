import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { EventSummary } from '../../../contract/issue.ts'
import type { SearchPart } from '../../../issues/search/search-part.ts'
import type { EventsQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { bindTo, type Bind } from './bind.ts'
import { count, IN_RANGE, millis, PAGE, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { issueDays } from './issue-days.ts'
import { columnOf, isLike, type TagKey } from './issue-sets.ts'
import { toContainsPattern, toLikePattern } from './like-pattern.ts'

const eventRow = z
  .object({
    id: text,
    at: millis,
    message: text,
    release: text,
    environment: text,
    page: text,
    browser: text,
    os: text,
    device: text,
    user_id: text,
    weight: count,
  })
  .transform(({ id, user_id, ...row }): EventSummary => ({ eventId: id, user: user_id, ...row }))

/** Newest first, those that the search finds among them. */
export async function issueEvents(
  client: ClickHouseClient,
  query: EventsQuery,
): Promise<EventSummary[]> {
  const { projectId, id, limit, before } = query
  const { ofIssue, ofIssueEvents } = await issueNames(client, projectId)
  const params: Record<string, unknown> = {}
  const conditions = query.search.flatMap((part) => conditionOf(part, bindTo(params)) ?? [])
  const from = conditions.length > 0 ? query.from : await newestDays(client, { ...query, ofIssue })
  return select(client, eventRow, {
    sql: `
      SELECT toString(event_id) AS id, toUnixTimestamp64Milli(ts) AS at, message, release, environment,
        ${PAGE} AS page, browser, os, device, user_id, weight
      FROM errors
      WHERE ${IN_RANGE} AND ${ofIssueEvents}
        ${before ? `AND (ts, event_id) < (fromUnixTimestamp64Milli({before: Int64}, 'UTC'), {event: UUID})` : ''}
        ${conditions.map((condition) => `AND ${condition}`).join(' ')}
      ORDER BY ts DESC, event_id DESC LIMIT {limit: UInt32}`,
    params: {
      ...{ project: projectId, id, from, limit },
      to: Math.min(query.to, before ? before.at + 1 : Infinity),
      ...(before && { before: before.at, event: before.eventId }),
      ...params,
    },
  })
}

/** From when on there are enough for a page: rollups know it without a look at each day. */
async function newestDays(
  client: ClickHouseClient,
  { from, to, limit, before, ...issue }: EventsQuery & { ofIssue: string },
): Promise<number> {
  const until = before ? before.at : to
  const days = await issueDays(client, issue)
  let found = 0
  for (const day of days.filter((one) => one.from < until)) {
    // The day of the cursor may have all its events after it.
    if (day.to <= until) found += day.events
    if (found >= limit) return Math.max(from, day.from)
  }
  return from
}

/** Of parts that are about events; what is about the issue has no say here. */
function conditionOf(part: SearchPart, bind: Bind): string | undefined {
  const condition = matchOf(part, bind)
  if (condition === undefined) return undefined
  return part.exclude ? `NOT (${condition})` : `(${condition})`
}

function matchOf(part: SearchPart, bind: Bind): string | undefined {
  if (part.is === 'text') {
    return `positionCaseInsensitiveUTF8(concat(type, ': ', message), ${bind(part.text)}) > 0`
  }
  if (part.is !== 'match') return undefined
  const { key, value } = part
  if (key === 'message') return `message ILIKE ${bind(toContainsPattern(value))}`
  if (OF_ISSUES.has(key)) return undefined
  // as: every other key is a column of errors.
  const tag = key as TagKey
  return isLike(columnOf(tag, bind), { key: tag, pattern: toLikePattern(value), bind })
}

const OF_ISSUES: ReadonlySet<string> = new Set([
  ...[
    'assigned',
    'first-release',
    'last-release',
    'resolved-in',
    'type',
    'class',
    'file',
    'function',
  ],
])
