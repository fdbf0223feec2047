import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Group } from '../../../alerts/group/group.ts'
import type { Notification } from '../../../alerts/notification.ts'
import type { Letter } from '../../alert-store.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { insertUnder } from './alert-terms.ts'
import { count, millis, text } from './columns.ts'

const WRITTEN = {
  project_id: 'UInt32',
  key: 'String',
  revision: 'UInt32',
  receiver: 'String',
  version: 'UInt64',
  at: "DateTime64(3, 'UTC')",
  status: 'String',
  is_over: 'UInt8',
  attempts: 'UInt32',
  detail: 'String',
  handle: 'String',
  about: 'Array(String)',
  group_state: 'String',
  notification: 'String',
}

export async function putLetters(
  client: ClickHouseClient,
  letters: readonly Letter[],
  term?: number,
): Promise<void> {
  if (letters.length === 0) return
  const lines = letters.map(({ projectId, at, group, notification, handle, kind, ...letter }) =>
    JSON.stringify({
      ...letter,
      project_id: projectId,
      at: toSqlTime(at),
      is_over: Number(group.isOver),
      handle: handle ?? '',
      group_state: JSON.stringify(group),
      notification: JSON.stringify({ ...notification, channel: kind }),
    }),
  )
  await insertUnder(client, 'alert_letters', { lines, columns: WRITTEN, term })
}

const row = z.object({
  project: count,
  key: text,
  revision: count,
  receiver: text,
  version: count,
  written_at: millis,
  status: z.enum(['waiting', 'delivered', 'failed', 'withheld']),
  attempts: count,
  detail: text,
  handle: text,
  about: z.array(text),
  group_state: text,
  notification: text,
})

const COLUMNS = `project_id AS project, key, revision, receiver, version,
  toUnixTimestamp64Milli(at) AS written_at, status, attempts, detail, handle, about, group_state, notification`

function toLetter({
  project,
  written_at,
  group_state,
  handle,
  ...rest
}: z.output<typeof row>): Letter {
  // as: written by `putLetters` alone.
  const { channel, ...notification } = JSON.parse(rest.notification) as Notification & {
    channel: string
  }
  return {
    ...rest,
    projectId: project,
    at: written_at,
    kind: channel,
    handle: handle === '' ? null : handle,
    group: JSON.parse(group_state) as Group, // as: see above
    notification,
  }
}

async function lettersBy(
  client: ClickHouseClient,
  { where, rest, params }: { where: string; rest: string; params: Record<string, unknown> },
): Promise<Letter[]> {
  const rows = await select(client, row, {
    sql: `SELECT ${COLUMNS} FROM alert_letters FINAL WHERE ${where} ${rest}`,
    params,
  })
  return rows.map(toLetter)
}

export function waitingLetters(client: ClickHouseClient): Promise<Letter[]> {
  return lettersBy(client, {
    where: `status = 'waiting'`,
    rest: 'ORDER BY alert_letters.at, key, revision LIMIT 10000',
    params: {},
  })
}

export function lettersOfThread(
  client: ClickHouseClient,
  projectId: number,
  key: string,
): Promise<Letter[]> {
  return lettersBy(client, {
    where: 'project_id = {project: UInt32} AND key = {key: String}',
    rest: 'ORDER BY revision DESC LIMIT 1 BY receiver',
    params: { project: projectId, key },
  })
}

const handleRow = z.object({ handle: text })

export async function handleOfThread(
  client: ClickHouseClient,
  { projectId, key, receiver }: Pick<Letter, 'projectId' | 'key' | 'receiver'>,
): Promise<string | null> {
  const [row] = await select(client, handleRow, {
    sql: `
      SELECT handle FROM alert_letters FINAL
      WHERE project_id = {project: UInt32} AND key = {key: String} AND receiver = {receiver: String}
        AND handle != ''
      ORDER BY revision DESC LIMIT 1`,
    params: { project: projectId, key, receiver },
  })
  return row?.handle ?? null
}

export function failedLetters(
  client: ClickHouseClient,
  projectId: number,
  limit: number,
): Promise<Letter[]> {
  return lettersBy(client, {
    where: `project_id = {project: UInt32} AND status = 'failed'`,
    rest: 'ORDER BY alert_letters.at DESC, key, revision LIMIT {limit: UInt32}',
    params: { project: projectId, limit },
  })
}

export function latestLetters(client: ClickHouseClient, projectId: number): Promise<Letter[]> {
  return lettersBy(client, {
    where: `project_id = {project: UInt32} AND status IN ('delivered', 'failed')`,
    rest: 'ORDER BY alert_letters.at DESC LIMIT 1 BY receiver LIMIT 1000',
    params: { project: projectId },
  })
}

export function serviceLetters(client: ClickHouseClient): Promise<Letter[]> {
  return lettersBy(client, {
    where: 'project_id = 0',
    // The newest first: of a channel that fails and works again each day a year has many threads.
    rest: 'ORDER BY alert_letters.at DESC, revision DESC LIMIT 1 BY key LIMIT 1000',
    params: {},
  })
}

const groupRow = z.object({ newest: text })

export async function openGroups(client: ClickHouseClient): Promise<Group[]> {
  const rows = await select(client, groupRow, {
    sql: `
      SELECT argMax(group_state, (revision, version)) AS newest
      FROM alert_letters
      GROUP BY project_id, key
      HAVING argMax(is_over, (revision, version)) = 0`,
  })
  return rows.map(({ newest }) => JSON.parse(newest) as Group) // as: see above
}
