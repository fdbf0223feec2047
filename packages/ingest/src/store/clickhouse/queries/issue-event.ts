import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ErrorBodyRow, ErrorRow, StackException } from '../../rows.ts'
import type { EventRef, StoredError, TimeRange } from '../../ports.ts'
import { saying } from '../../../process/stack/around-message.ts'
import { select } from '../select.ts'
import { IN_RANGE, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { issueDays } from './issue-days.ts'
import { ERROR_COLUMNS, errorColumns } from './signal-columns.ts'

/**
 * Recommended is an event whose stack was mapped to the source, of these the one with the longest trail,
 * of these the newest. An id without its time is looked for among all events of the issue.
 */
export async function issueEvent(
  client: ClickHouseClient,
  issue: { projectId: number; id: string },
  ref: EventRef,
): Promise<StoredError | undefined> {
  const { ofIssue, ofIssueEvents } = await issueNames(client, issue.projectId)
  const { which, at } =
    typeof ref === 'string' ? { which: ref } : { which: ref.eventId, at: ref.at }
  const error = await find(client, { ...issue, ofIssue, ofIssueEvents, which, at })
  if (!error) return undefined
  const [exceptions, body, previous, next] = await Promise.all([
    exceptionsOf(client, error),
    bodyOf(client, issue.projectId, error.eventId),
    neighbour(client, { ...error, issue: issue.id, ofIssueEvents }, 'before'),
    neighbour(client, { ...error, issue: issue.id, ofIssueEvents }, 'after'),
  ])
  return { ...error, exceptions, body, previous, next }
}

interface Wanted {
  projectId: number
  id: string
  ofIssue: string
  ofIssueEvents: string
  which: string
  at?: number | undefined
}

/** Around a time that was told: some keep it by the second. */
const AROUND_MS = 1_000

/** A named one is looked for among the days at its end first: an issue may have millions of events. */
async function find(client: ClickHouseClient, wanted: Wanted): Promise<ErrorRow | undefined> {
  const { at } = wanted
  if (!NAMED.includes(wanted.which)) {
    const range = at === undefined ? undefined : { from: at - AROUND_MS, to: at + AROUND_MS }
    return findWithin(client, wanted, range)
  }
  const days = await issueDays(client, wanted)
  const near = wanted.which === 'oldest' ? days.slice(-DAYS_NEAR) : days.slice(0, DAYS_NEAR)
  const range = { from: near.at(-1)?.from ?? 0, to: near[0]?.to ?? 0 }
  const found = await findWithin(client, wanted, range)
  const isBest = wanted.which !== 'recommended' || found?.attrs.mapped === 'yes'
  return found && isBest ? found : findWithin(client, wanted, undefined)
}

const DAYS_NEAR = 2

async function findWithin(
  client: ClickHouseClient,
  { projectId, id, ofIssueEvents, which }: Wanted,
  range: TimeRange | undefined,
): Promise<ErrorRow | undefined> {
  const [error] = await select(client, errorColumns, {
    sql: `
      SELECT ${ERROR_COLUMNS} FROM errors
      WHERE project_id = {project: UInt32} AND ${ofIssueEvents} ${conditionOf(which)}
        ${range ? `AND ${IN_RANGE}` : ''}
      ORDER BY ${orderOf(which)} LIMIT 1`,
    params: { project: projectId, id, event: which, ...range },
  })
  return error
}

const NAMED = ['latest', 'oldest', 'recommended']

function conditionOf(which: string): string {
  return NAMED.includes(which) ? '' : 'AND event_id = {event: UUID}'
}

function orderOf(which: string): string {
  if (which === 'oldest') return 'ts ASC, event_id ASC'
  if (which === 'recommended')
    return `attrs['mapped'] = 'yes' DESC, breadcrumbs DESC, ts DESC, event_id DESC`
  return 'ts DESC, event_id DESC'
}

const stackRow = z.object({ exceptions: text })

async function exceptionsOf(
  client: ClickHouseClient,
  { projectId, stackId, message, causes }: ErrorRow,
): Promise<StackException[]> {
  const [row] = await select(client, stackRow, {
    sql: `
      SELECT exceptions FROM stacks
      WHERE project_id = {project: UInt32} AND stack_id = {stack: UUID}
      ORDER BY received_at DESC LIMIT 1`,
    params: { project: projectId, stack: stackId },
  })
  // as: written by insertRows from exactly this type; nobody else writes the column.
  const stored = row ? (JSON.parse(row.exceptions) as StackException[]) : []
  const messages = [message, ...causes]
  // Of before 0014 an error has no others than those of its stack.
  return stored.map((exception, index) => saying(exception, messages[index] ?? exception.message))
}

const bodyRow = z.object({
  breadcrumbs: text,
  contexts: text,
  scripts: z.array(text),
  debug_ids: z.record(z.string(), text),
})

async function bodyOf(
  client: ClickHouseClient,
  projectId: number,
  eventId: string,
): Promise<StoredError['body']> {
  const [row] = await select(client, bodyRow, {
    sql: `
      SELECT breadcrumbs, contexts, scripts, debug_ids FROM error_bodies
      WHERE project_id = {project: UInt32} AND event_id = {event: UUID} LIMIT 1`,
    params: { project: projectId, event: eventId },
  })
  if (!row) return undefined
  // as: written by insertRows from exactly these types; nobody else writes the columns.
  return {
    breadcrumbs: JSON.parse(row.breadcrumbs) as ErrorBodyRow['breadcrumbs'],
    contexts: JSON.parse(row.contexts) as ErrorBodyRow['contexts'],
    scripts: row.scripts,
    debugIds: row.debug_ids,
  }
}

const idRow = z.object({ id: text })

interface Neighbouring {
  projectId: number
  issue: string
  ofIssueEvents: string
  at: number
  eventId: string
}

async function neighbour(
  client: ClickHouseClient,
  { ofIssueEvents, ...error }: Neighbouring,
  side: 'before' | 'after',
): Promise<string | null> {
  const [sign, order] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC']
  const [row] = await select(client, idRow, {
    sql: `
      SELECT toString(event_id) AS id FROM errors
      WHERE project_id = {project: UInt32} AND ${ofIssueEvents}
        AND (ts, event_id) ${sign} (fromUnixTimestamp64Milli({at: Int64}, 'UTC'), {event: UUID})
      ORDER BY ts ${order}, event_id ${order} LIMIT 1`,
    params: {
      project: error.projectId,
      id: error.issue,
      at: error.at,
      event: error.eventId,
    },
  })
  return row?.id ?? null
}
