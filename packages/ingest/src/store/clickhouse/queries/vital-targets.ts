import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { VitalTarget } from '../../../contract/signals.ts'
import { vitalName } from '../../../contract/vitals.ts'
import type { FilteredScope } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, rangeParams, text } from './columns.ts'
import { ORIGINAL_PLACE, originalPlace } from './original-place.ts'
import { whereSignals } from './signal-filter.ts'

const PER_METRIC = 20

const row = z.object({
  metric: vitalName,
  target: text,
  of_url: text,
  function: text,
  position: count,
  original: originalPlace,
  image_url: text,
  n: count,
  p75: count,
  parts: z.record(z.string(), z.coerce.number()),
})

/**
 * The elements and scripts behind the vitals, those of most page views first. Nothing is called `url`
 * here: the page that rows are narrowed down to is told by the column of that name.
 */
export async function vitalTargets(
  client: ClickHouseClient,
  scope: FilteredScope,
): Promise<VitalTarget[]> {
  const params: Record<string, unknown> = { ...rangeParams(scope) }
  const where = whereSignals(scope, bindTo(params))
  const rows = await select(client, row, {
    sql: `
      SELECT CAST(metric AS String) AS metric, target, argMax(script_url, ts) AS of_url,
        argMax(script_function, ts) AS function, argMax(script_position, ts) AS position,
        ${ORIGINAL_PLACE} AS original, topKWeighted(1)(image_url, weight)[1] AS image_url,
        sum(weight) AS n,
        quantileExactWeighted(0.75)(value, weight) AS p75,
        mapApply((k, v) -> (k, v / greatest(1, sumIf(weight, notEmpty(vitals.parts)))), sumMap(mapApply((k, v) -> (CAST(k AS String), v * weight), vitals.parts))) AS parts
      FROM vitals
      WHERE ${IN_RANGE} ${where} AND (target != '' OR length(mapKeys(vitals.parts)) > 0)
      GROUP BY metric, target, original,
        if(original_file = '', (script_url, script_function, script_position), ('', '', 0))
      ORDER BY metric, n DESC, target LIMIT ${String(PER_METRIC)} BY metric`,
    params,
  })
  return rows.map(({ of_url: url, function: name, position, original, image_url, ...rest }) => ({
    ...rest,
    imageUrl: image_url,
    script: { url, function: name, position, original },
  }))
}
