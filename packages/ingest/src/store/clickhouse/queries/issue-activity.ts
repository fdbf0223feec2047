import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import {
  activity as activityShape,
  archivedUntil,
  resolvedUntil,
  type Activity,
} from '../../../contract/issue.ts'
import type { ActivityDetail, ActivityRow, Decision } from '../../rows.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import type { IssueNames } from './issue-aliases.ts'

const MOST = 100
const NO_CHANGE = '00000000-0000-0000-0000-000000000000'

export const activityVerb = activityShape.shape.verb.exclude(['repaired'])

/** What people and the service did with an issue under all its names, newest first. */
export async function issueActivity(
  client: ClickHouseClient,
  { ofIssueByName: ofIssue }: Pick<IssueNames, 'ofIssueByName'>,
  params: Issue,
): Promise<Activity[]> {
  const [steps, repairs] = await Promise.all([
    stepsOf(client, ofIssue, params),
    repairsOf(client, ofIssue, params),
  ])
  return [...withEnds(steps), ...repairs].toSorted((a, b) => b.at - a.at).slice(0, MOST)
}

interface Issue extends Record<string, unknown> {
  project: number
  id: string
}

const stepRow = z.object({
  name: text,
  happened: millis,
  actor: text,
  verb: activityVerb,
  release: text,
  row_id: text,
  change: text,
  what: z.enum(['', 'state', 'assignee']),
  state: z.enum(['', 'open', 'resolved', 'archived']),
  until: text,
  regressed: z.coerce.boolean(),
  assignee: text,
  detail: text,
})
type StepRow = z.output<typeof stepRow>

const STEP_COLUMNS = `toString(fingerprint) AS name, toUnixTimestamp64Milli(at) AS happened, actor,
  verb, release, toString(id) AS row_id, toString(change) AS change, what, state, until, regressed,
  assignee, detail`

async function stepsOf(
  client: ClickHouseClient,
  ofIssue: string,
  params: Issue,
): Promise<Activity[]> {
  const rows = await select(client, stepRow, {
    sql: `
      SELECT ${STEP_COLUMNS} FROM issue_activity AS t
      WHERE project_id = {project: UInt32} AND ${ofIssue}
        -- Each name was created once; the issue began with the first.
        AND (verb != 'created' OR t.at = (
          SELECT min(at) FROM issue_activity
          WHERE project_id = {project: UInt32} AND verb = 'created' AND ${ofIssue}))
      ORDER BY happened DESC, what LIMIT ${MOST}`,
    params,
  })
  return onceById(rows).map(toActivity)
}

/** Two processes may have noticed the same return. */
function onceById(rows: readonly StepRow[]): StepRow[] {
  const seen = new Set<string>()
  return rows.filter(({ row_id: id }) => {
    if (id === NO_CHANGE) return true
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })
}

function toActivity(row: StepRow): Activity {
  const { happened: at, actor, verb, release, change } = row
  const { text, issues, undone, because } = detailOf(row)
  const decides = decisionOf(row)
  return {
    ...{ at, actor, verb },
    // A comment is part of a change as well, and of one that decided nothing.
    ...(change !== NO_CHANGE && verb !== 'commented' && { change }),
    ...(release !== '' && { release }),
    ...(decides && toWords(decides)),
    ...(text !== undefined && { text }),
    ...(issues && { issues }),
    ...(undone !== undefined && { undone }),
    ...(because !== undefined && { because }),
  }
}

function toWords(decision: Decision): Partial<Activity> {
  if (decision.is === 'assignee') return { assignee: decision.assignee }
  const { state, until } = decision
  if (state === 'resolved') return { resolvedUntil: resolvedUntil.parse(until) }
  return state === 'archived' ? { archivedUntil: archivedUntil.parse(until) } : {}
}

function decisionOf({ what, state, until, regressed, assignee }: StepRow): Decision | undefined {
  if (what === 'assignee') return { is: 'assignee', assignee: assignee === '' ? null : assignee }
  if (what === '' || state === '') return undefined
  if (state === 'open') return { is: 'state', state, until: null, regressed }
  const schema = state === 'resolved' ? resolvedUntil : archivedUntil
  return { is: 'state', state, until: schema.parse(JSON.parse(until)), regressed }
}

function detailOf({ detail }: StepRow): ActivityDetail {
  // as: written by to-sql.ts from exactly this type; nobody else writes the column.
  return detail === '' ? {} : (JSON.parse(detail) as ActivityDetail)
}

/** Nobody writes that a date has come: it is so from then on, unless something else was decided before. */
function withEnds(steps: readonly Activity[]): Activity[] {
  return steps.flatMap((step, index) => {
    if (step.archivedUntil?.is !== 'date') return [step]
    const end = step.archivedUntil.at
    const next = steps.slice(0, index).findLast(decidesState)
    if (end > Date.now() || (next && next.at <= end)) return [step]
    const because = 'its date has come'
    return [{ at: end, actor: 'seismo', verb: 'unarchived', because }, step]
  })
}

const OF_STATE = new Set<Activity['verb']>([
  ...(['resolved', 'reopened', 'regressed', 'archived', 'unarchived', 'merged', 'undone'] as const),
])

function decidesState({ verb, assignee }: Activity): boolean {
  return OF_STATE.has(verb) && assignee === undefined
}

/** All rows of what was done at once, as they were written. */
export async function activityOfChange(
  client: ClickHouseClient,
  projectId: number,
  change: string,
): Promise<ActivityRow[]> {
  const rows = await select(client, stepRow, {
    sql: `
      SELECT ${STEP_COLUMNS} FROM issue_activity AS t
      WHERE project_id = {project: UInt32} AND t.change = {change: UUID}
      ORDER BY happened`,
    params: { project: projectId, change },
  })
  return onceById(rows).map((row) => {
    const { name: fingerprint, happened: at, actor, verb, release } = row
    const decides = decisionOf(row)
    return {
      ...{ is: 'activity', projectId, fingerprint, at, actor, verb, release },
      ...{ id: row.row_id, change, detail: detailOf(row) },
      ...(decides && { decides }),
    }
  })
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
