import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { select } from '../select.ts'
import { count } from './columns.ts'

/** Every alias in force in a project, with the issue where it leads; taken back ones lead to themselves. */
const NEWEST = `
  SELECT fingerprint, argMax(newest.target, by_person) AS target,
    argMax(newest.kind, by_person) AS kind
  FROM (
    SELECT fingerprint, by_person, argMax(target, at) AS target, argMax(kind, at) AS kind
    FROM issue_aliases WHERE project_id = {project: UInt32}
    GROUP BY fingerprint, by_person HAVING kind != 'withdrawn') AS newest
  GROUP BY fingerprint`
const ALIASES = `SELECT fingerprint, target FROM (${NEWEST}) WHERE target != fingerprint`

/** Names whose own rollup rows are not counted: those of a split count under its parts. */
const HIDDEN = `SELECT fingerprint FROM (${NEWEST}) WHERE kind IN ('split', 'copying')`
const SPLIT = `SELECT fingerprint FROM (${NEWEST}) WHERE kind = 'split'`
const DIVIDED = `SELECT fingerprint FROM (${NEWEST}) WHERE kind IN ('split', 'dividing')`

/** How the queries of a project read which issue a fingerprint is. */
export interface IssueNames {
  /** Whether a fingerprint may be known as another issue, or as several. */
  are: 'plain' | 'aliased' | 'split'
  /** A repair makes a head for where it leads, which stays when it leads elsewhere. */
  haveHeadsEvents: boolean
  /** Rollup rows with a column `fingerprint`, each with the `issue` that its events belong to. */
  withIssue: (rows: string) => string
  /** The same of what is said of names, such as decisions: they hold after a split. */
  withIssueByName: (rows: string) => string
  /** Rows of the issues `{ids: Array(UUID)}`, by all names; rollup rows go through `withIssue` as well. */
  ofIssues: string
  /** Rollup rows of the issue `{id: UUID}`. */
  ofIssue: string
  /** What is said of any name of the issue `{id: UUID}`. */
  ofIssueByName: string
  /** Errors of the issue `{id: UUID}`. */
  ofIssueEvents: string
  /** Rows of `{ids: Array(UUID)}`, or of what these may be known as. */
  ofAny: string
  /** The name that an error goes by; rollups have it as `fingerprint`. */
  eventName: string
  /** Whether errors to come of a `fingerprint` go by their kind of stack. */
  isSplit: string
}

const ALIASED: IssueNames = {
  are: 'aliased',
  haveHeadsEvents: true,
  // By the row: to group many rows first and once more after costs more than a look at a small table.
  withIssue: withIssueOf(ALIASES),
  withIssueByName: withIssueOf(ALIASES),
  ofIssues: inIssues('SELECT arrayJoin({ids: Array(UUID)})'),
  ofIssue: inIssues('SELECT {id: UUID}'),
  ofIssueByName: inIssues('SELECT {id: UUID}'),
  ofIssueEvents: inIssues('SELECT {id: UUID}'),
  ofAny: `(fingerprint IN {ids: Array(UUID)}
    OR fingerprint IN (SELECT arrayJoin([fingerprint, target]) FROM (${ALIASES})))`,
  eventName: 'fingerprint',
  isSplit: 'false',
}

const EVENT_NAME = `if(fingerprint IN (${SPLIT}), fine, fingerprint)`

const SPLITTED: IssueNames = {
  ...ALIASED,
  are: 'split',
  haveHeadsEvents: false,
  withIssue: (rows) =>
    `SELECT * FROM (${ALIASED.withIssue(rows)}) WHERE fingerprint NOT IN (${HIDDEN})`,
  ofIssue: `(${ALIASED.ofIssue} AND fingerprint NOT IN (${HIDDEN}))`,
  // The first line is for the key of `errors`, which has no kinds of stack.
  ofIssueEvents: `(fingerprint IN (${namesOf('SELECT {id: UUID}')} UNION ALL ${SPLIT})
    AND ${EVENT_NAME} IN (${namesOf('SELECT {id: UUID}')}))`,
  eventName: EVENT_NAME,
  isSplit: `fingerprint IN (${DIVIDED})`,
}

function withIssueOf(aliases: string): IssueNames['withIssue'] {
  return (rows) => `
    SELECT rows_.*, if(empty(aliases_.target), rows_.fingerprint, aliases_.target) AS issue
    FROM (${rows}) AS rows_
    ANY LEFT JOIN (${aliases}) AS aliases_ ON rows_.fingerprint = aliases_.fingerprint`
}

function inIssues(issues: string): string {
  return `fingerprint IN (${namesOf(issues)})`
}

function namesOf(issues: string): string {
  return `${issues} UNION ALL SELECT fingerprint FROM (${ALIASES}) WHERE target IN (${issues})`
}

const UNALIASED: IssueNames = {
  are: 'plain',
  haveHeadsEvents: true,
  withIssue: withoutAliases,
  withIssueByName: withoutAliases,
  // Of a list, not of a query: a fifth of what reading the rollups of a page takes.
  ofIssues: 'fingerprint IN {ids: Array(UUID)}',
  ofIssue: 'fingerprint = {id: UUID}',
  ofIssueByName: 'fingerprint = {id: UUID}',
  ofIssueEvents: 'fingerprint = {id: UUID}',
  ofAny: 'fingerprint IN {ids: Array(UUID)}',
  eventName: 'fingerprint',
  isSplit: 'false',
}

function withoutAliases(rows: string): string {
  return `SELECT *, fingerprint AS issue FROM (${rows})`
}

const REPAIRED: IssueNames = { ...ALIASED, haveHeadsEvents: false }

const aliasRow = z.object({ n: count, hidden: count, of_repairs: count })

/** Asked each time: most projects have no alias, and not to look for any halves what pages wait for. */
export async function issueNames(client: ClickHouseClient, projectId: number): Promise<IssueNames> {
  const [aliases] = await select(client, aliasRow, {
    sql: `
      SELECT count() AS n, countIf(kind IN ('dividing', 'split', 'copying')) AS hidden,
        countIf(NOT by_person) AS of_repairs
      FROM issue_aliases WHERE project_id = {project: UInt32}`,
    params: { project: projectId },
  })
  if (!aliases || aliases.n === 0) return UNALIASED
  if (aliases.hidden > 0) return SPLITTED
  return aliases.of_repairs > 0 ? REPAIRED : ALIASED
}
