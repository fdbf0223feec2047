import * as z from 'zod'
import { select } from '../select.ts'
import { text } from './columns.ts'
import { sqlOfPart, type Reading, type SampledPart } from './dimension-parts.ts'

/** Those that most errors have. */
const TAGS = 12

const row = z.object({ tag: text })

/** Which tags the errors of a part carry. */
export async function dimensionTags(
  { client, params, bind }: Reading,
  part: SampledPart,
): Promise<string[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT toString(tag) AS tag FROM (${sqlOfPart(part, { bind, columns: 'mapKeys(tags) AS tags_' })})
      ARRAY JOIN tags_ AS tag
      GROUP BY tag ORDER BY count() DESC, tag LIMIT ${String(TAGS)}`,
    params,
  })
  return rows.map(({ tag }) => tag)
}
