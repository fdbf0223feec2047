import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Activity } from '../../../contract/issue.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import type { IssueNames } from './issue-aliases.ts'

const MOST = 100

/** What people and the service did with an issue under all its names, newest first. */
export async function issueActivity(
  client: ClickHouseClient,
  { ofIssue }: Pick<IssueNames, 'ofIssue'>,
  params: Issue,
): Promise<Activity[]> {
  const [steps, repairs] = await Promise.all([
    stepsOf(client, ofIssue, params),
    repairsOf(client, ofIssue, params),
  ])
  return [...steps, ...repairs].toSorted((a, b) => b.at - a.at).slice(0, MOST)
}

interface Issue extends Record<string, unknown> {
  project: number
  id: string
}

const stepRow = z.object({
  happened: millis,
  actor: text,
  verb: z.enum(['created', 'resolved', 'reopened', 'regressed']),
  release: text,
})

async function stepsOf(
  client: ClickHouseClient,
  ofIssue: string,
  params: Issue,
): Promise<Activity[]> {
  const rows = await select(client, stepRow, {
    sql: `
      SELECT toUnixTimestamp64Milli(at) AS happened, actor, verb, release FROM issue_activity
      WHERE project_id = {project: UInt32} AND ${ofIssue}
        -- Each name was created once; the issue began with the first.
        AND (verb != 'created' OR at = (
          SELECT min(at) FROM issue_activity
          WHERE project_id = {project: UInt32} AND verb = 'created' AND ${ofIssue}))
      ORDER BY at DESC LIMIT ${String(MOST)}`,
    params,
  })
  return rows.map(({ happened: at, release, ...row }) => ({
    at,
    ...row,
    ...(release !== '' && { release }),
  }))
}

const repairRow = z.object({ happened: millis, release: text, file: text, stacks: count, n: count })

/** By the map that arrived; a stack that was repaired twice by one is one. */
async function repairsOf(
  client: ClickHouseClient,
  ofIssue: string,
  params: Issue,
): Promise<Activity[]> {
  const rows = await select(client, repairRow, {
    sql: `
      SELECT toUnixTimestamp64Milli(at) AS happened, release, file, uniqExact(stack_id) AS stacks,
        sum(most) AS n
      FROM (
        SELECT at, release, file, stack_id, fingerprint, max(events) AS most FROM stack_repairs
        WHERE project_id = {project: UInt32} AND ${ofIssue}
        GROUP BY at, release, file, stack_id, fingerprint)
      GROUP BY at, release, file
      ORDER BY at DESC LIMIT ${String(MOST)}`,
    params,
  })
  return rows.map(({ happened: at, release, file, stacks, n: events }) => ({
    at,
    actor: 'seismo',
    verb: 'repaired',
    ...(release !== '' && { release }),
    repair: { file, stacks, events },
  }))
}
