import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { VitalGoal } from '../../../contract/vitals.ts'
import { histogramEdges } from '../../../vitals/thresholds.ts'
import type { VitalGoalQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, rangeParams } from './columns.ts'
import { ofPage, whereSignals } from './signal-filter.ts'
import { hoursOf } from './signal-rows.ts'
import { binsOf } from './vitals.ts'

/** A view near an end of the window has the goal beyond it. */
const BEYOND_MS = 3_600_000

const row = z.object({ bin: count, n: count, reached: count })

/**
 * Of the views in each bin of a vital's distribution those whose visit viewed the goal, too. Which came first is
 * not asked: a vital is told when its page is left, after the goal where all of a visit is one document. Views of
 * the goal itself, and those that are of no visit, are left out. Sessions are sampled whole.
 */
export async function vitalGoal(
  client: ClickHouseClient,
  { metric, goal, from, to, projectId, ...filter }: VitalGoalQuery,
): Promise<VitalGoal> {
  const edges = histogramEdges(metric)
  const params: Record<string, unknown> = {
    ...rangeParams({ projectId, from: Math.max(0, from - BEYOND_MS), to: to + BEYOND_MS }),
    ...{ start: from, end: to, metric, edges },
  }
  const bind = bindTo(params)
  const isGoal = ofPage(goal, bind)
  const rows = await select(client, row, {
    sql: `
      SELECT arrayCount(edge -> edge <= value, {edges: Array(Float64)}) AS bin, sum(weight) AS n,
        sumIf(weight, cityHash64(session_id) IN (
          SELECT cityHash64(session_id) FROM pageviews WHERE ${IN_RANGE} AND session_id != '' AND ${isGoal})) AS reached
      FROM vitals
      WHERE ${IN_RANGE} ${hoursOf('ts')} AND metric = {metric: String}
        AND ts >= fromUnixTimestamp64Milli({start: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({end: Int64}, 'UTC')
        AND session_id != '' AND NOT ${isGoal} ${whereSignals(filter, bind)}
      GROUP BY bin`,
    params,
  })
  const counted = new Map(rows.map(({ bin, ...rest }) => [bin, rest]))
  const bins = binsOf(edges).map((ends, index) => ({
    ...ends,
    ...(counted.get(index + 1) ?? { n: 0, reached: 0 }),
  }))
  const sum = (key: 'n' | 'reached') => bins.reduce((total, bin) => total + bin[key], 0)
  return { metric, n: sum('n'), reached: sum('reached'), bins }
}
