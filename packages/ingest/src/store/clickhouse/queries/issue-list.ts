import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssueCounts, IssueSummary } from '../../../contract/issue.ts'
import { impactOf } from '../../../issues/impact.ts'
import type { IssueFilter } from '../../ports.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { candidatesSql, MOST_IMPACT, type CandidatesQuery } from './issue-candidates.ts'
import { IS, type IssueConditions } from './issue-conditions.ts'
import { issueUsers, type Asked, type Counted } from './issue-numbers.ts'
import { issueSummaries } from './issue-summaries.ts'

/** By what the rollups by time know; users are in none of them, so those two sorts are of bounds. */
const ORDER: Record<IssueFilter['sort'], Omit<CandidatesQuery, 'columns'>> = {
  'last-seen': { isUncounted: true, tail: 'ORDER BY c.last_seen DESC, id' },
  'first-seen': {
    ...{ heads: ['first_seen'], isUncounted: true },
    tail: 'ORDER BY h.first_seen DESC, id',
  },
  events: { tail: 'ORDER BY c.events DESC, id' },
  users: { tail: 'ORDER BY c.events DESC, id' },
  impact: { heads: ['class'], tail: `ORDER BY ${MOST_IMPACT} DESC, id` },
}

export async function listIssues(
  client: ClickHouseClient,
  filter: IssueFilter,
): Promise<IssueSummary[]> {
  const names = await issueNames(client, filter.projectId)
  const isBounded = filter.sort === 'users' || filter.sort === 'impact'
  const page = isBounded
    ? await bestByUsers(client, filter, names)
    : await candidates(client, names, filter)
  return issueSummaries(client, page)
}

/** What is known of the score that the two are sorted by in the end. */
const BOUND: Partial<Record<IssueFilter['sort'], string>> = {
  users: 'c.events',
  impact: MOST_IMPACT,
}

const candidateRow = z.object({ id: text, events: count, most: count })
type Candidate = z.output<typeof candidateRow>

async function candidates(
  client: ClickHouseClient,
  names: IssueNames,
  filter: IssueFilter,
): Promise<Asked & { found: Candidate[] }> {
  const order = ORDER[filter.sort]
  const { sql, params, conditions } = candidatesSql(filter, names, {
    ...order,
    columns: `toString(c.issue) AS id, ${order.isUncounted ? '0' : 'c.events'} AS events,
      ${BOUND[filter.sort] ?? '0'} AS most`,
    tail: `${order.tail} LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
  })
  const rows = await select(client, candidateRow, {
    sql,
    params: { ...params, limit: filter.limit, offset: filter.offset },
  })
  return {
    ...{ names, scope: filter, counted: countedBy(conditions) },
    ids: rows.map(({ id }) => id),
    found: rows,
  }
}

function countedBy({ environment = 'true', release, params }: IssueConditions): Counted {
  const where = `${environment} AND ${release?.where ?? 'true'}`
  return { where, isOfRelease: release !== undefined, params }
}

const LOOKED_AT = 400
/** A server takes 128 KiB in one bound parameter: ids of 3,360 issues. */
const MOST_LOOKED_AT = 3_000

/**
 * An issue has at most as many users as events. So those with the most events are counted, and more
 * of them, until none that is left can have more than the last of the page. Beyond `MOST_LOOKED_AT`
 * the order is that of the bound.
 */
async function bestByUsers(
  client: ClickHouseClient,
  filter: IssueFilter,
  names: IssueNames,
): Promise<Asked> {
  const wanted = filter.offset + filter.limit
  for (let limit = Math.max(LOOKED_AT, 2 * wanted); ; limit *= 4) {
    const looked = Math.min(limit, MOST_LOOKED_AT)
    const asked = await candidates(client, names, { ...filter, limit: looked, offset: 0 })
    if (wanted > MOST_LOOKED_AT) return { ...asked, ids: asked.ids.slice(filter.offset, wanted) }
    const users = await issueUsers(client, asked)
    const best = asked.found
      .map((one) => ({ ...one, users: users.get(one.id) ?? 0 }))
      .map((one) => ({ ...one, score: filter.sort === 'users' ? one.users : impactOf(one) }))
      .toSorted((a, b) => b.score - a.score || b.events - a.events || (a.id < b.id ? -1 : 1))
    const isAll = asked.ids.length < looked || looked === MOST_LOOKED_AT
    const left = asked.found.at(-1)?.most ?? 0
    if (isAll || (best[wanted - 1]?.score ?? 0) >= left) {
      return { ...asked, ids: best.slice(filter.offset, wanted).map(({ id }) => id) }
    }
  }
}

const countsRow = z.object({
  open: count,
  regressed: count,
  new: count,
  mine: count,
  archived: count,
  resolved: count,
})

/** How many issues each view has, of those that the filter finds. */
export async function countIssues(
  client: ClickHouseClient,
  filter: IssueFilter,
): Promise<IssueCounts> {
  const names = await issueNames(client, filter.projectId)
  const { sql, params } = candidatesSql(filter, names, {
    columns: `countIf(${IS.open}) AS open, countIf(${IS.regressed}) AS regressed,
      countIf(${IS.open} AND ${IS.new}) AS new,
      countIf(${IS.open} AND a.assignee = {me: String} AND a.assignee != '') AS mine,
      countIf(${IS.archived}) AS archived, countIf(${IS.resolved}) AS resolved`,
    heads: ['first_seen'],
    needsStates: true,
    isUncounted: true,
    tail: '',
  })
  const [row] = await select(client, countsRow, { sql, params: { ...params, me: filter.me ?? '' } })
  return row ?? { open: 0, regressed: 0, new: 0, mine: 0, archived: 0, resolved: 0 }
}
