import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ExploreAnswer, ExploreQuery, ExploreRow } from '../../explore-store.ts'
import { NOTHING, PER_DOUBLING } from './explore-measure.ts'
import { EXPLORE_LIMITS, exploreRead, type ExploreLimits } from './explore-read.ts'
import { exploreRows } from './explore-rows.ts'
import { exploreStatement } from './explore-statement.ts'

const row = z.looseObject({
  step: z.number().optional(),
  is_total: z.coerce.number().optional(),
  is_named: z.coerce.number().optional(),
  bin: z.number().optional(),
  measure: z.number().nullable(),
  n: z.number(),
  weight_: z.number(),
})
type Read = z.output<typeof row>

/** What `/api/query` asks for: one statement, and a look at the aliases where issues are named. */
export async function exploreQuery(
  client: ClickHouseClient,
  query: ExploreQuery,
  limits: ExploreLimits = EXPLORE_LIMITS,
): Promise<ExploreAnswer> {
  const { measure, group } = query
  const measured = measure.is === 'value' || measure.is === 'unique' ? [measure.field] : []
  const rows = await exploreRows(client, query, [...group, ...measured])
  const sql = exploreStatement(query, rows)
  const statement = { sql, params: rows.params, limits }
  const { rows: all, ...cost } = await exploreRead(client, row, statement)
  const read = all.filter((one) => one.is_total !== 1)
  const isListed = query.stepMs === undefined && measure.is !== 'histogram' && group.length > 0
  const shown = isListed ? read.slice(0, query.limit) : read
  return {
    ...cost,
    rows: shown.map((one) => toExploreRow(one, query)),
    total: totalOf(query, all[0]),
    more: shown.length < read.length || read.some((one) => one.is_named === 0),
  }
}

function toExploreRow(read: Read, { from, stepMs, group }: ExploreQuery): ExploreRow {
  return {
    at: stepMs === undefined || read.step === undefined ? null : from + read.step * stepMs,
    groups: read.is_named === 0 ? null : group.map((_, index) => String(read[`g${String(index)}`])),
    bucket: read.bin === undefined ? null : bucketOf(read.bin),
    value: read.measure,
    n: read.n,
    weight: read.weight_,
  }
}

/** In the totals of a statement by steps a rate is that of the last step. */
function totalOf(
  { measure, from, to }: ExploreQuery,
  total: Read | undefined,
): ExploreAnswer['total'] {
  if (total === undefined) return { value: null, n: 0, weight: 0 }
  const { measure: value, n, weight_: weight } = total
  if (measure.is === 'rate') return { value: weight / ((to - from) / 60_000), n, weight }
  return { value, n, weight }
}

function bucketOf(index: number): { lower: number | null; upper: number } {
  if (index === NOTHING) return { lower: null, upper: 0 }
  return { lower: 2 ** (index / PER_DOUBLING), upper: 2 ** ((index + 1) / PER_DOUBLING) }
}
