import * as z from 'zod'
import type { DimensionTable } from '../../../correlate/dimensions.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { GROUPED, GROUPED_ROWS, OF_SIGNALS, toTagKey } from './dimension-columns.ts'
import { COUNT_NAMES, sqlOfPart, type Reading, type SampledPart } from './dimension-parts.ts'

const row = z.object({
  names: z.array(text),
  hits_before: count,
  total_before: count,
  hits_during: count,
  total_during: count,
})

/** Every combination that was met, of the dimensions of all signals and of these tags. */
export async function dimensionTable(
  { client, params, bind }: Reading,
  { parts, tags = [] }: { parts: readonly SampledPart[]; tags?: readonly string[] },
): Promise<DimensionTable> {
  const tagColumns = tags.map((tag, index) => ({
    name: `tag_${String(index)}`,
    sql: `substringUTF8(tags[${bind(tag)}], 1, 200)`,
  }))
  const columns = [GROUPED_ROWS, ...tagColumns.map(({ name, sql }) => `${sql} AS ${name}`)].join(
    ', ',
  )
  const grouped = [GROUPED, ...tagColumns.map(({ name }) => name)].join(', ')
  const names = [...OF_SIGNALS.map(({ sql }) => sql), ...tagColumns.map(({ name }) => name)]
  const rows = await select(client, row, {
    sql: `
      SELECT [${names.join(', ')}] AS names, ${COUNT_NAMES.map((name) => `sum(r.${name}) AS ${name}`).join(', ')}
      FROM (${parts.map((part) => sqlOfPart(part, { bind, columns })).join(' UNION ALL ')}) AS r
      GROUP BY ${grouped}`,
    params,
  })
  const hits = parts.find((part) => part.counts.hits_during !== undefined)
  return {
    oneIn: hits?.oneIn ?? 1,
    keys: [...OF_SIGNALS.map(({ key }) => key), ...tags.map((tag) => toTagKey(tag))],
    rows: rows.map((one) => ({
      values: one.names,
      before: { hits: one.hits_before, total: one.total_before },
      during: { hits: one.hits_during, total: one.total_during },
    })),
  }
}
