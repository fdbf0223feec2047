import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { NewHead } from '../../repair-store.ts'
import type { AliasRow } from '../../rows.ts'
import { insertSelected } from '../insert.ts'
import { select } from '../select.ts'
import { millis, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'

/** As a UUID column has it where nothing was written. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

const aliasRow = z.object({
  id: text,
  by_person: z.boolean(),
  leads: text,
  ends: text,
  written: millis,
  actor: text,
  reason: text,
  kind: z.enum(['link', 'withdrawn', 'fine', 'dividing', 'split', 'copying', 'copy']),
  part: text,
  change: text,
})

export async function aliasRows(client: ClickHouseClient, projectId: number): Promise<AliasRow[]> {
  const rows = await select(client, aliasRow, {
    sql: `
      SELECT toString(fingerprint) AS id, by_person, toString(link) AS leads,
        toString(target) AS ends, toUnixTimestamp64Milli(at) AS written, actor, reason,
        kind, toString(part_of) AS part, toString(change) AS change
      FROM issue_aliases FINAL WHERE project_id = {project: UInt32}
      ORDER BY fingerprint, by_person`,
    params: { project: projectId },
  })
  return rows.map(({ id, by_person, leads, ends, written, kind, part, change, ...row }) => ({
    is: 'alias',
    projectId,
    fingerprint: id,
    byPerson: by_person,
    link: leads,
    target: ends,
    at: written,
    ...row,
    ...(kind !== 'link' && { kind }),
    ...(part !== NO_ID && { partOf: part }),
    ...(change !== NO_ID && { change }),
  }))
}

/** Copied within the database: the states of first and last release are its own matter. */
export async function addHead(client: ClickHouseClient, head: NewHead): Promise<void> {
  await insertSelected(client, {
    sql: `
      INSERT INTO issue_heads (project_id, fingerprint, version, class, why, type, message, culprit,
        page, first_seen, last_seen, first_release, last_release)
      SELECT project_id, {id: UUID}, {version: String}, {class: String}, {why: Array(String)},
        anyLast(type), anyLast(message), {culprit: String}, anyLast(page), min(first_seen),
        max(last_seen), argMinMergeState(first_release), argMaxMergeState(last_release)
      FROM issue_heads
      WHERE project_id = {project: UInt32} AND fingerprint = {from: UUID}
        AND {id: UUID} NOT IN (
          SELECT fingerprint FROM issue_heads
          WHERE project_id = {project: UInt32} AND fingerprint = {id: UUID})
      GROUP BY project_id`,
    params: {
      project: head.projectId,
      id: head.id,
      from: head.from,
      version: head.version,
      class: head.class,
      why: head.why,
      culprit: head.culprit,
    },
  })
}

const seenRow = z.object({ seen: millis })

export async function lastSeen(
  client: ClickHouseClient,
  projectId: number,
  id: string,
): Promise<number> {
  const { ofIssue } = await issueNames(client, projectId)
  const [row] = await select(client, seenRow, {
    sql: `
      SELECT toUnixTimestamp64Milli(max(last_seen)) AS seen FROM issue_heads
      WHERE project_id = {project: UInt32} AND ${ofIssue}`,
    params: { project: projectId, id },
  })
  return row?.seen ?? 0
}
