import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Span } from '../../../correlate/lanes.ts'
import { select } from '../select.ts'
import type { Bind } from './bind.ts'
import { count } from './columns.ts'

/** Rows of a table in one of the two windows. */
export interface Part {
  table: 'errors' | 'pageviews' | 'requests' | 'vitals'
  where: string
  span: Span
  /** What each row is one of, as SQL; what is not named it does not count for. */
  counts: Partial<Record<CountName, string>>
}

export const COUNT_NAMES = ['hits_before', 'total_before', 'hits_during', 'total_during'] as const
type CountName = (typeof COUNT_NAMES)[number]

/** A part as it is read: one in so many of its rows, each of which stands for so many. */
export interface SampledPart extends Part {
  rows: number
  oneIn: number
}

/** Of a part: a share is then known to one or two percentage points, and the answer stays small. */
const MOST_ROWS = 4_000

export interface Reading {
  client: ClickHouseClient
  params: Record<string, unknown>
  bind: Bind
}

const countRow = z.object({ part: count, n: count })

/**
 * Counts first: how many rows there are says which of them are read. Of rows alone the index tells most;
 * with their weights it is a third of all that the answer takes.
 */
export async function sampleParts(
  { client, params, bind }: Reading,
  parts: readonly Part[],
): Promise<SampledPart[]> {
  const counts = parts.map(
    (part, index) => `
      SELECT ${String(index)} AS part, count() AS n
      FROM ${part.table} WHERE ${whereOf(part, bind)}`,
  )
  const rows = await select(client, countRow, { sql: counts.join(' UNION ALL '), params })
  const byPart = new Map(rows.map(({ part, n }) => [part, n]))
  return parts.map((part, index) => {
    const n = byPart.get(index) ?? 0
    return { ...part, rows: n, oneIn: oneInOf(n) }
  })
}

/** Of many rows a multiple of what is read of a slice. */
function oneInOf(rows: number): number {
  const oneIn = Math.max(1, Math.ceil(rows / MOST_ROWS))
  return oneIn < 2 * OF_SLICE ? oneIn : Math.ceil(oneIn / OF_SLICE) * OF_SLICE
}

/** A statement for the rows of a part that are read, as `columns`, with what they count for. */
export function sqlOfPart(
  part: SampledPart,
  { bind, columns }: { bind: Bind; columns: string },
): string {
  const counts = COUNT_NAMES.map((name) => {
    const each = part.counts[name]
    return `${each === undefined ? '0' : `toFloat64((${each}) * weight * ${String(part.oneIn)})`} AS ${name}`
  })
  return `
    SELECT ${columns}, ${counts.join(', ')} FROM ${part.table}
    WHERE ${whereOf(part, bind)} AND ${sampleOf(part)}`
}

/** Slices of the window that a large part is read in: a prime, not to meet what happens each minute. */
const SLICES = 37
/** Of each slice, that is read; whole blocks of an issue's events are left out. */
const OF_SLICE = 8

/** By what is the same each time: a page that is opened again says the same. */
function sampleOf({ oneIn, span }: SampledPart): string {
  if (oneIn === 1) return 'true'
  if (oneIn < 2 * OF_SLICE) return `cityHash64(ts, event_id) % ${String(oneIn)} = 0`
  const sliceMs = Math.max(OF_SLICE, Math.floor((span.to - span.from) / SLICES))
  return `(toUnixTimestamp64Milli(ts) - ${String(Math.floor(span.from))}) % ${String(sliceMs)} < ${String(Math.round(sliceMs / OF_SLICE))}
    AND cityHash64(ts, event_id) % ${String(Math.floor(oneIn / OF_SLICE))} = 0`
}

/** As their tables are ordered, after the project. */
const BLOCK = {
  errors: 'toDate',
  pageviews: 'toDate',
  requests: 'toStartOfHour',
  vitals: 'toStartOfHour',
} as const satisfies Record<Part['table'], string>

function whereOf({ table, span, where }: Part, bind: Bind): string {
  const block = BLOCK[table]
  const [from, to] = [span.from, span.to].map(
    (at) => `fromUnixTimestamp64Milli(${bind(Math.floor(at), 'Int64')}, 'UTC')`,
  )
  return `project_id = {project: UInt32} AND ts >= ${String(from)} AND ts < ${String(to)}
    AND ${block}(ts) >= ${block}(${String(from)}) AND ${block}(ts) <= ${block}(${String(to)}) AND ${where}`
}
