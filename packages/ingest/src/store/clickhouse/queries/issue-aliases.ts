import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { select } from '../select.ts'
import { count } from './columns.ts'

/** Every alias in force in a project, with the issue where it leads; taken back ones lead to themselves. */
const ALIASES = `
  SELECT fingerprint, argMax(newest.target, by_person) AS target
  FROM (
    SELECT fingerprint, by_person, argMax(target, at) AS target, argMax(kind, at) AS kind
    FROM issue_aliases WHERE project_id = {project: UInt32}
    GROUP BY fingerprint, by_person HAVING kind != 'withdrawn') AS newest
  GROUP BY fingerprint HAVING target != fingerprint`

/** How the queries of a project read which issue a fingerprint is. */
export interface IssueNames {
  /** Rows with a column `fingerprint`, each with the `issue` that its events belong to. */
  withIssue: (rows: string) => string
  /** Rows of the issues that a query answers, whatever their events were called when they came. */
  inIssues: (issues: string) => string
  /** Rows of the issue `{id: UUID}`. */
  ofIssue: string
  /** Rows of `{ids: Array(UUID)}`, or of what these may be known as. */
  ofAny: string
}

const ALIASED: IssueNames = {
  // By the row: to group many rows first and once more after costs more than a look at a small table.
  withIssue: (rows) => `
    SELECT rows_.*, if(empty(aliases_.target), rows_.fingerprint, aliases_.target) AS issue
    FROM (${rows}) AS rows_
    ANY LEFT JOIN (${ALIASES}) AS aliases_ ON rows_.fingerprint = aliases_.fingerprint`,
  inIssues,
  ofIssue: inIssues('SELECT {id: UUID}'),
  ofAny: `(fingerprint IN {ids: Array(UUID)}
    OR fingerprint IN (SELECT arrayJoin([fingerprint, target]) FROM (${ALIASES})))`,
}

function inIssues(issues: string): string {
  return `fingerprint IN (
    ${issues} UNION ALL SELECT fingerprint FROM (${ALIASES}) WHERE target IN (${issues}))`
}

const UNALIASED: IssueNames = {
  withIssue: (rows) => `SELECT *, fingerprint AS issue FROM (${rows})`,
  inIssues: (issues) => `fingerprint IN (${issues})`,
  ofIssue: 'fingerprint = {id: UUID}',
  ofAny: 'fingerprint IN {ids: Array(UUID)}',
}

const aliasRow = z.object({ n: count })

/** Asked each time: most projects have no alias, and not to look for any halves what pages wait for. */
export async function issueNames(client: ClickHouseClient, projectId: number): Promise<IssueNames> {
  const aliases = await select(client, aliasRow, {
    sql: 'SELECT 1 AS n FROM issue_aliases WHERE project_id = {project: UInt32} LIMIT 1',
    params: { project: projectId },
  })
  return aliases.length > 0 ? ALIASED : UNALIASED
}
