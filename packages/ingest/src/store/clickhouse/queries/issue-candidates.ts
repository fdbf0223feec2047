import { IMPACT } from '../../../issues/impact.ts'
import type { IssueFilter } from '../../ports.ts'
import { bindTo } from './bind.ts'
import type { IssueNames } from './issue-aliases.ts'
import { conditionsOf, type IssueConditions } from './issue-conditions.ts'
import { headsSql, type HeadColumn } from './issue-heads.ts'
import { valuesSql } from './issue-sets.ts'
import { issueStatesSql } from './issue-states.ts'
import { countsIn, isByMinutes, isUpToNow, releasesIn, startOf, statsIn } from './issue-window.ts'

export interface CandidatesQuery {
  /** Of `c` (issue, events, last_seen), `h` (the named columns of heads), `a` (its state). */
  columns: string
  heads?: readonly HeadColumn[]
  needsStates?: boolean
  /** Neither the columns nor the order are of `c.events`. */
  isUncounted?: boolean
  tail: string
}

/** What is asked about the issues that a filter finds in its window: rollups alone, no event is read. */
export function candidatesSql(
  filter: IssueFilter,
  names: IssueNames,
  { columns, heads = [], needsStates = false, isUncounted = false, tail }: CandidatesQuery,
): { sql: string; params: Record<string, unknown>; conditions: IssueConditions } {
  const conditions = conditionsOf(filter, names)
  const headColumns = [...new Set([...heads, ...conditions.heads])]
  const isOfHeads = isUncounted && isKnownByHeads(filter, names, conditions)
  const sql = `
    SELECT ${columns}
    FROM (${isOfHeads ? seenSql(filter, names) : countedSql(filter, names, conditions)}) AS c
    ${headColumns.length > 0 ? `INNER JOIN (${headsSql({ ...names, columns: headColumns })}) AS h USING issue` : ''}
    ${needsStates || conditions.needs.states ? `LEFT JOIN (${issueStatesSql(names, OF_PROJECT)}) AS a USING issue` : ''}
    ${conditions.needs.users ? `LEFT JOIN (${usersOf(filter, names, conditions)}) AS u USING issue` : ''}
    WHERE ${conditions.where.join('\n AND ')}
    ${tail}`
  return {
    sql,
    conditions,
    params: {
      ...{ project: filter.projectId, from: filter.from, to: filter.to },
      ...conditions.params,
    },
  }
}

const OF_PROJECT = 'project_id = {project: UInt32}'

function countedSql(filter: IssueFilter, names: IssueNames, conditions: IssueConditions): string {
  return `
    SELECT issue, sum(n.events) AS events, max(n.last_seen) AS last_seen
    FROM (${names.withIssue(countsOf(filter, conditions))}) AS n GROUP BY issue`
}

/**
 * Up to now, an issue was in the window if it was seen since the window began: that is of its head, and
 * there is one head where there are counts of many days. A part of an issue that was split has no head
 * of what happened to it before, and where a repair once led there may be a head without an event.
 */
function isKnownByHeads(
  filter: IssueFilter,
  { haveHeadsEvents }: IssueNames,
  { environment, release, needs }: IssueConditions,
): boolean {
  return isUpToNow(filter) && haveHeadsEvents && !environment && !release && !needs.events
}

function seenSql(filter: IssueFilter, names: IssueNames): string {
  return `
    SELECT issue, last_seen FROM (${headsSql({ ...names, columns: ['first_seen', 'last_seen'] })}) AS h
    WHERE h.last_seen >= fromUnixTimestamp64Milli(${String(startOf(filter))}, 'UTC')
      AND h.first_seen < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`
}

/** Of a release over more than a few days, the days are counted that the window touches. */
function countsOf(filter: IssueFilter, { environment = 'true', release, params }: IssueConditions) {
  const columns = 'fingerprint, events, last_seen'
  if (!release) return countsIn(filter, { columns, where: environment })
  if (isByMinutes(filter)) {
    return releasesIn(filter, { columns, where: `${environment} AND ${release.where}` })
  }
  const value = { key: 'release' as const, pattern: release.pattern, bind: bindTo(params) }
  return `SELECT fingerprint, events, toDateTime64(bucket, 3, 'UTC') AS last_seen
    FROM issues_by_tag_1d WHERE ${valuesSql(filter, value)} AND ${environment}`
}

function usersOf(
  filter: IssueFilter,
  { withIssue }: IssueNames,
  { environment = 'true', release }: IssueConditions,
): string {
  const where = `${environment} AND ${release?.where ?? 'true'}`
  const rowsIn = release ? releasesIn : statsIn
  return `SELECT issue, uniqCombinedMerge(12)(s.users) AS users
    FROM (${withIssue(rowsIn(filter, { columns: 'fingerprint, users', where }))}) AS s GROUP BY issue`
}

/** The most that an issue's impact can be, as users are fewer than events; see `impactOf`. */
export const MOST_IMPACT = `c.events
  * exp2(-greatest(0, {to: Int64} - toUnixTimestamp64Milli(c.last_seen)) / ${String(IMPACT.halfLifeMs)})
  * if(h.class = 'error', ${String(IMPACT.severity.high)}, ${String(IMPACT.severity.low)})`
