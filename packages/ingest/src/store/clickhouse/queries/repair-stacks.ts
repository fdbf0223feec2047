import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { RepairStore } from '../../repair-store.ts'
import type { StackException, StackRow } from '../../rows.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

const stackRow = z
  .object({
    project: count,
    id: text,
    received: millis,
    release: text,
    debug_ids: z.record(z.string(), text),
    exceptions: text,
  })
  .transform((row): StackRow => ({
    is: 'stack',
    projectId: row.project,
    stackId: row.id,
    receivedAt: row.received,
    release: row.release,
    debugIds: row.debug_ids,
    // as: written by insertRows from exactly this type; nobody else writes the column.
    exceptions: JSON.parse(row.exceptions) as StackException[],
  }))

const COLUMNS = `project_id AS project, toString(stack_id) AS id,
  toUnixTimestamp64Milli(received_at) AS received, release, debug_ids, exceptions`

export function stackPage(
  client: ClickHouseClient,
  { projectId, release, debugIds, after = FIRST_ID, limit }: Parameters<RepairStore['stacks']>[0],
): Promise<StackRow[]> {
  const ofRelease = release === '' ? 'false' : 'release = {release: String}'
  const ofIds =
    debugIds.length === 0 ? 'false' : 'hasAny(mapValues(debug_ids), {debug: Array(String)})'
  return select(client, stackRow, {
    sql: `
      SELECT ${COLUMNS} FROM stacks
      WHERE project_id = {project: UInt32} AND stack_id > {after: UUID} AND (${ofRelease} OR ${ofIds})
      ORDER BY stack_id, received_at DESC LIMIT 1 BY stack_id LIMIT {limit: UInt32}`,
    params: { project: projectId, release, debug: [...debugIds], after, limit },
  })
}

export function stacksWithIds(
  client: ClickHouseClient,
  projectId: number,
  ids: readonly string[],
): Promise<StackRow[]> {
  return select(client, stackRow, {
    sql: `
      SELECT ${COLUMNS} FROM stacks
      WHERE project_id = {project: UInt32} AND stack_id IN {ids: Array(UUID)}
      ORDER BY stack_id, received_at DESC LIMIT 1 BY stack_id`,
    params: { project: projectId, ids: [...ids] },
  })
}

const useRow = z
  .object({ issue: text, stack: text, n: count })
  .transform(({ issue, stack, n }) => ({ fingerprint: issue, stackId: stack, events: n }))

export function stackUses(
  client: ClickHouseClient,
  projectId: number,
  stackIds: readonly string[],
): ReturnType<RepairStore['uses']> {
  return select(client, useRow, {
    sql: `
      SELECT toString(fingerprint) AS issue, toString(stack_id) AS stack, sum(weight) AS n
      FROM errors WHERE project_id = {project: UInt32} AND stack_id IN {ids: Array(UUID)}
      GROUP BY fingerprint, stack_id ORDER BY fingerprint, stack_id`,
    params: { project: projectId, ids: [...stackIds] },
  })
}

const groupedRow = z
  .object({
    issue: text,
    stack: text,
    by: text,
    kind: text,
    pieces: z.array(text),
    routes: z.array(text),
  })
  .transform((row) => ({
    fingerprint: row.issue,
    stackId: row.stack,
    version: row.by,
    class: row.kind,
    why: row.pieces,
    routes: row.routes,
  }))

const MOST_ROUTES = 20

export function groupedStacks(
  client: ClickHouseClient,
  { projectId, fingerprints, after, limit }: Parameters<RepairStore['groupedStacks']>[0],
): ReturnType<RepairStore['groupedStacks']> {
  return select(client, groupedRow, {
    sql: `
      SELECT toString(fingerprint) AS issue, toString(stack_id) AS stack, any(version) AS by,
        any(class) AS kind, any(why) AS pieces,
        arraySort(groupUniqArray(${String(MOST_ROUTES)})(if(route != '', route, url))) AS routes
      FROM errors
      WHERE project_id = {project: UInt32} AND fingerprint IN {ids: Array(UUID)}
        AND (fingerprint, stack_id) > ({fingerprint: UUID}, {stack: UUID})
      GROUP BY fingerprint, stack_id ORDER BY fingerprint, stack_id LIMIT {limit: UInt32}`,
    params: {
      project: projectId,
      ids: [...fingerprints],
      fingerprint: after?.fingerprint ?? FIRST_ID,
      stack: after?.stackId ?? FIRST_ID,
      limit,
    },
  })
}
