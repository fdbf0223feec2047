import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import type { IssueNames } from './issue-aliases.ts'
import { releasesIn, statsIn } from './issue-window.ts'

/** Which issues, and what of them is counted. */
export interface Asked {
  names: IssueNames
  scope: Scope
  ids: readonly string[]
  /** What of them is counted, where it is not all. */
  counted?: Counted
}

export interface Counted {
  /** On rows of `statsIn`, or of `releasesIn`. */
  where: string
  isOfRelease: boolean
  params: Record<string, unknown>
}

export const ALL: Counted = { where: 'true', isOfRelease: false, params: {} }

const numbersRow = z.object({ id: text, events: count, users: count, sessions: count })

/** Of those that were there in the window. By their key: the cost follows the ids asked for. */
export function issueNumbers(
  client: ClickHouseClient,
  asked: Asked,
): Promise<z.output<typeof numbersRow>[]> {
  return select(client, numbersRow, {
    sql: `
      SELECT toString(issue) AS id, sum(r.events) AS events,
        uniqCombinedMerge(12)(r.users) AS users, uniqCombinedMerge(12)(r.sessions) AS sessions
      FROM (${rowsOf(asked, 'fingerprint, events, users, sessions')}) AS r GROUP BY issue`,
    params: paramsOf(asked),
  })
}

const usersRow = z.object({ id: text, users: count })

/** The same, at half the cost. */
export async function issueUsers(
  client: ClickHouseClient,
  asked: Asked,
): Promise<Map<string, number>> {
  const rows = await select(client, usersRow, {
    sql: `
      SELECT toString(issue) AS id, uniqCombinedMerge(12)(r.users) AS users
      FROM (${rowsOf(asked, 'fingerprint, users')}) AS r GROUP BY issue`,
    params: paramsOf(asked),
  })
  return new Map(rows.map(({ id, users }) => [id, users]))
}

function rowsOf({ names, scope, counted = ALL }: Asked, columns: string): string {
  const rowsIn = counted.isOfRelease ? releasesIn : statsIn
  return names.withIssue(
    rowsIn(scope, { columns, where: `${names.ofIssues} AND ${counted.where}` }),
  )
}

function paramsOf({ scope, ids, counted = ALL }: Asked): Record<string, unknown> {
  return { project: scope.projectId, ids, ...counted.params }
}
