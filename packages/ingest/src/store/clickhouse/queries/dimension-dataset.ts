import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { DimensionTable } from '../../../correlate/dimensions.ts'
import type { Compared, CompareQuery } from '../../../correlate/lanes.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, text } from './columns.ts'
import { GROUPED_ROWS, OF_SIGNALS, TAG_KEY } from './dimension-columns.ts'
import { sampleParts, sqlOfPart, type Part, type Reading } from './dimension-parts.ts'
import { issueNames } from './issue-aliases.ts'

/** Of one dimension; the rest of them is in the total alone. */
const VALUES = 500
const TAG_KEYS = 30

const row = z.object({ key: text, value: text, before: count, during: count })
type Counted = Pick<z.output<typeof row>, 'before' | 'during'>

/** A table for each dimension of a dataset. */
export async function dimensionsOfDataset(
  client: ClickHouseClient,
  { projectId, dataset, selection, baseline }: CompareQuery,
): Promise<DimensionTable[]> {
  const params: Record<string, unknown> = { project: projectId }
  const reading: Reading = { client, params, bind: bindTo(params) }
  const whereOf = await createWhereOf(reading, { projectId, selection })
  const partOf = (span: Compared, counts: Part['counts']): Part => ({
    ...{ table: dataset, where: whereOf(span), span, counts },
  })
  const parts = await sampleParts(reading, [
    partOf(selection, { hits_during: '1' }),
    ...(baseline ? [partOf(baseline, { hits_before: '1' })] : []),
  ])
  const hasTags = dataset === 'errors'
  const columns = hasTags ? `${GROUPED_ROWS}, tags` : GROUPED_ROWS
  const pairs = OF_SIGNALS.map(({ key, sql }) => `('${key}', ${sql})`).join(', ')
  const ofTags = `arrayMap(k -> (${TAG_KEY}, substringUTF8(r.tags[k], 1, 200)), arraySlice(mapKeys(r.tags), 1, ${String(TAG_KEYS)}))`
  const rows = await select(client, row, {
    sql: `
      SELECT pair.1 AS key, pair.2 AS value, sum(r.hits_before) AS before, sum(r.hits_during) AS during
      FROM (${parts.map((part) => sqlOfPart(part, { bind: reading.bind, columns })).join(' UNION ALL ')}) AS r
      ARRAY JOIN ${hasTags ? `arrayConcat([${pairs}], ${ofTags})` : `[${pairs}]`} AS pair
      GROUP BY key, value ORDER BY key = '${ONE_OF_EACH}' DESC, key, before + during DESC, value LIMIT ${String(VALUES)} BY key`,
    params,
  })
  const byKey = Map.groupBy(rows, ({ key }) => key)
  const all = totalOf(byKey.get(ONE_OF_EACH) ?? [])
  // Of two windows the one that was read the thinner says how sure a difference is.
  const oneIn = Math.max(...parts.map((part) => part.oneIn))
  return [...byKey].map(([key, values]) => ({
    ...{ keys: [key], oneIn },
    rows: values.map((one) => ({
      values: [one.value],
      before: { hits: one.before, total: all.before },
      during: { hits: one.during, total: all.during },
    })),
  }))
}

/** The errors of an issue by all of its names; the baseline is of the same one, or of all. */
async function createWhereOf(
  { client, params }: Reading,
  { projectId, selection }: Pick<CompareQuery, 'projectId' | 'selection'>,
): Promise<(span: Compared) => string> {
  if (selection.issueId === undefined) return () => 'true'
  params.id = selection.issueId
  const { ofIssueEvents } = await issueNames(client, projectId)
  return ({ issueId }) => (issueId === undefined ? 'true' : ofIssueEvents)
}

/** Every signal has one, known or not, of few. */
const ONE_OF_EACH = 'device'

function totalOf(rows: readonly Counted[]): Counted {
  return {
    before: rows.reduce((sum, { before }) => sum + before, 0),
    during: rows.reduce((sum, { during }) => sum + during, 0),
  }
}
