import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { prefixOfShortId } from '../../../issues/short-id.ts'
import { UNDECIDED } from '../../../issues/state/standing.ts'
import type { Decision } from '../../rows.ts'
import type { IssueRecord, LastDecision } from '../../workflow-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { activityVerb } from './issue-activity.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { issueStatesSql, STATE_COLUMNS, stateColumns, toStanding } from './issue-states.ts'

/** Of a UUID as text: the 40 bits that a short id has. */
const PREFIX_LENGTH = 11

/** By each of the names given that is known. */
export async function issueRecords(
  client: ClickHouseClient,
  projectId: number,
  given: readonly string[],
): Promise<Map<string, IssueRecord>> {
  const names = await issueNames(client, projectId)
  const ids = await idsOf(client, names, { projectId, given })
  const unique = [...new Set(ids.values())]
  if (unique.length === 0) return new Map()
  const params = { project: projectId, ids: unique }
  const concerned = `project_id = {project: UInt32}
    AND ${names.ofIssues}`
  const [standings, decisions] = await Promise.all([
    standingsOf(client, issueStatesSql(names, concerned), params),
    lastDecisions(
      client,
      names.withIssueByName(`SELECT * FROM issue_state WHERE ${concerned}`),
      params,
    ),
  ])
  return new Map(
    [...ids].map(([name, id]) => [
      name,
      { id, ...(standings.get(id) ?? UNDECIDED), last: decisions.get(id) ?? {} },
    ]),
  )
}

const idRow = z.object({ name: text, id: text })

/** The issue that each name leads to. */
async function idsOf(
  client: ClickHouseClient,
  { withIssueByName }: IssueNames,
  { projectId, given }: { projectId: number; given: readonly string[] },
): Promise<Map<string, string>> {
  const full = given.filter(isUuid)
  const prefixes = given.map((name) => [name, prefixOfShortId(name)] as const)
  const wanted = prefixes.flatMap(([name, prefix]) =>
    prefix === undefined || isUuid(name) ? [] : [prefix],
  )
  const named = `
    SELECT fingerprint FROM issue_heads WHERE project_id = {project: UInt32}
      AND (fingerprint IN {full: Array(UUID)}
        ${wanted.length > 0 ? `OR substring(toString(fingerprint), 1, ${PREFIX_LENGTH}) IN {wanted: Array(String)}` : ''})
    GROUP BY fingerprint`
  const rows = await select(client, idRow, {
    sql: `
      SELECT toString(fingerprint) AS name, toString(issue) AS id FROM (${withIssueByName(named)})
      ORDER BY name DESC`,
    params: { project: projectId, full, wanted },
  })
  const byName = new Map(rows.map(({ name, id }) => [name, id]))
  const byPrefix = new Map(rows.map(({ name, id }) => [name.slice(0, PREFIX_LENGTH), id]))
  return new Map(
    prefixes.flatMap(([name, prefix]) => {
      const id = isUuid(name) ? byName.get(name) : byPrefix.get(prefix ?? '')
      return id === undefined ? [] : [[name, id] as const]
    }),
  )
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

type Params = Record<string, unknown>

const standingRow = z.object({ id: text, ...stateColumns })

async function standingsOf(client: ClickHouseClient, states: string, params: Params) {
  const rows = await select(client, standingRow, {
    sql: `SELECT toString(a.issue) AS id, ${STATE_COLUMNS} FROM (${states}) AS a`,
    params,
  })
  return new Map(rows.map((row) => [row.id, toStanding(row)]))
}

const decisionRow = z.object({
  id: text,
  what: z.enum(['state', 'assignee']),
  verb: activityVerb,
  actor: text,
  decided_at: count,
  change: text,
})

async function lastDecisions(client: ClickHouseClient, rows: string, params: Params) {
  const decisions = await select(client, decisionRow, {
    sql: `
      SELECT toString(issue) AS id, what, argMax(r.verb, r.version) AS verb,
        argMax(r.actor, r.version) AS actor, max(r.version) AS decided_at,
        toString(argMax(r.change, r.version)) AS change
      FROM (${rows}) AS r GROUP BY issue, what`,
    params,
  })
  const last = new Map<string, Partial<Record<Decision['is'], LastDecision>>>()
  for (const { id, what, verb, actor, decided_at: at, change } of decisions) {
    last.set(id, { ...last.get(id), [what]: { verb, actor, at, change } })
  }
  return last
}
