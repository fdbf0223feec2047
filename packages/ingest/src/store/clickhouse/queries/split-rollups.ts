import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { KindOfStack, SplitRollups } from '../../workflow-store.ts'
import { insertSelected } from '../insert.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'

/** A name of no one else's for the rollup rows of each kind of stack; another for each attempt. */
const COPY = `reinterpretAsUUID(MD5(concat({attempt: String}, toString(fine))))`

/** Whose rows are the same however often they are written: no copy is needed. */
const HEADS = 'issue_heads'

const kindRow = z.object({ id: text, copied: text, events: count })

/** What the errors of a fingerprint may be split by. */
export async function kindsOfStack(
  client: ClickHouseClient,
  { projectId, fingerprint, attempt }: SplitRollups,
): Promise<KindOfStack[]> {
  const rows = await select(client, kindRow, {
    sql: `
      SELECT toString(fine) AS id, toString(${COPY}) AS copied, sum(toUInt64(weight)) AS events
      FROM (
        SELECT fine, weight FROM errors
        WHERE project_id = {project: UInt32} AND fingerprint = {fingerprint: UUID}
        -- What is older than errors are kept has no kind.
        UNION ALL SELECT {fingerprint: UUID} AS fine, 0 AS weight)
      GROUP BY fine ORDER BY events DESC, id`,
    params: { project: projectId, fingerprint, attempt },
  })
  return rows.map(({ id, copied: copy, events }) => ({ id, copy, events }))
}

const viewRow = z.object({ statement: text })

/**
 * Counts stored errors once more, by their kind of stack, with what the views of `errors` count new ones
 * by. What these feed is fed by it.
 */
export async function splitRollups(client: ClickHouseClient, split: SplitRollups): Promise<void> {
  const views = await select(client, viewRow, {
    sql: `
      SELECT create_table_query AS statement FROM system.tables
      WHERE database = currentDatabase() AND engine = 'MaterializedView'`,
  })
  const params = {
    project: split.projectId,
    fingerprint: split.fingerprint,
    attempt: split.attempt,
  }
  const copied = views.flatMap(({ statement }) => readView(statement) ?? [])
  if (copied.length === 0) throw new Error('no view counts errors by their fingerprint')
  for (const view of copied) await insertSelected(client, { sql: copySql(view), params })
  for (const table of KEPT_LONGER) await insertSelected(client, { sql: olderSql(table), params })
  await insertSelected(client, { sql: TEXTS, params })
}

/** Kept for longer than errors are, and not fed by each other; what these feed is fed by it. */
const KEPT_LONGER = ['issue_stats_1h', 'issue_releases_1d']

/** Numbers of errors that are gone. */
function olderSql(table: string): string {
  const ofWhole = 'project_id = {project: UInt32} AND fingerprint = {fingerprint: UUID}'
  return `
    INSERT INTO ${table}
    SELECT * REPLACE (
      reinterpretAsUUID(MD5(concat({attempt: String}, toString(fingerprint)))) AS fingerprint)
    FROM (
      SELECT * FROM ${table}
      WHERE ${ofWhole} AND bucket < (SELECT toStartOfDay(min(ts)) FROM errors WHERE ${ofWhole}))`
}

/** Of each kind, what reads as its errors do. */
const TEXTS = `
  INSERT INTO issue_texts (project_id, fingerprint, text_id, at, type, message, functions, files, words)
  SELECT t.project_id, e.fine, t.text_id, t.at, t.type, t.message, t.functions, t.files, t.words
  FROM (
    SELECT * FROM issue_texts
    WHERE project_id = {project: UInt32} AND fingerprint = {fingerprint: UUID}) AS t
  INNER JOIN (
    SELECT DISTINCT fine, type, message FROM errors
    WHERE project_id = {project: UInt32} AND fingerprint = {fingerprint: UUID}
    LIMIT 10 BY fine) AS e ON t.type = e.type AND t.message = e.message`

export interface View {
  table: string
  columns: string[]
  query: string
}

/** On a cluster, views lie between the tables of each machine; a split is of all machines. */
const ERRORS = /\bFROM (?:`?\w+`?\.)?`?errors(?:_local)?`?(?![\w`])/g

/** Undefined for one that does not count errors by their fingerprint. */
export function readView(statement: string): View | undefined {
  const [, to, listed, query] =
    / TO (\S+) \((.*?)\) AS ((?:WITH|SELECT)\b.*)$/s.exec(statement) ?? []
  if (to === undefined || listed === undefined || query === undefined) return undefined
  const columns = [...listed.matchAll(/(?:^|, )`(\w+)` /g)].flatMap(([, name]) => name ?? [])
  if (query.search(ERRORS) < 0 || !columns.includes('fingerprint')) return undefined
  return { table: to.replaceAll('`', '').replace(/^.*\.|_local$/g, ''), columns, query }
}

export function copySql({ table, columns, query }: View): string {
  // Chosen within: outside, `fingerprint` is what replaces it.
  const rows = `FROM (
    SELECT * REPLACE (${table === HEADS ? 'fine' : COPY} AS fingerprint) FROM (
      SELECT * FROM errors
      WHERE project_id = {project: UInt32} AND fingerprint = {fingerprint: UUID}))`
  return `INSERT INTO ${table} (${columns.join(', ')}) ${query.replace(ERRORS, rows)}`
}
