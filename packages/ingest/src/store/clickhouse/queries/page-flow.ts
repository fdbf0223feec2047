import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { PageFlow } from '../../../contract/pages.ts'
import { toRef } from '../../../pages/page-ref.ts'
import type { PageStore } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, PAGE, rangeParams, text } from './columns.ts'
import { ofPage, whereSignals } from './signal-filter.ts'

const SESSIONS = 20_000
const SHOWN = 8
/** A view near an end of the window has its neighbour beyond it. */
const BEYOND_MS = 3_600_000

const row = z.object({
  side: z.enum(['all', 'before', 'after']),
  kind: z.enum(['page', 'site', 'none']),
  name: text,
  key: text,
  views: count,
  sessions: count,
})

/**
 * The views before and after those of a page, in each session by time. Sessions are sampled whole, so
 * what is between two stored views was not left out.
 */
export async function pageFlow(
  client: ClickHouseClient,
  scope: Parameters<PageStore['flow']>[0],
): Promise<PageFlow> {
  const { from, to, projectId, page, ...filter } = scope
  const params: Record<string, unknown> = {
    ...rangeParams({ projectId, from: Math.max(0, from - BEYOND_MS), to: to + BEYOND_MS }),
    ...{ start: from, end: to },
  }
  const bind = bindTo(params)
  const isIt = `(${ofPage(page, bind)} ${whereSignals(filter, bind)}
    AND ts >= fromUnixTimestamp64Milli({start: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({end: Int64}, 'UTC'))`
  const rows = await select(client, row, { sql: flowSql(isIt), params })
  const all = rows.find(({ side }) => side === 'all')
  const of = (wanted: 'before' | 'after') =>
    rows
      .filter(({ side }) => side === wanted)
      .map(({ kind, name, key, views }) => ({
        ...{ is: kind, name, views },
        ref: kind === 'page' ? toRef(name, key) : '',
      }))
  return {
    views: all?.views ?? 0,
    ...{ before: of('before'), after: of('after') },
    isPart: (all?.sessions ?? 0) >= SESSIONS,
  }
}

function flowSql(isIt: string): string {
  return `
    SELECT step.1 AS side, step.2 AS kind, step.3 AS name, toString(cityHash64(step.3)) AS key,
      sum(weight) AS views, uniqExact(session_id) AS sessions
    FROM (
      SELECT session_id, weight, referrer, is_it,
        lagInFrame((page, 1), 1, ('', 0)) OVER w AS previous, leadInFrame((page, 1), 1, ('', 0)) OVER w AS following
      FROM (
        SELECT session_id, ts, weight, referrer, ${PAGE} AS page, ${isIt} AS is_it FROM pageviews
        WHERE ${IN_RANGE} AND session_id IN (
          SELECT DISTINCT session_id FROM pageviews
          WHERE ${IN_RANGE} AND session_id != '' AND ${isIt} LIMIT ${String(SESSIONS)})
      )
      WINDOW w AS (PARTITION BY session_id ORDER BY ts ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
    )
    ARRAY JOIN [
      ('all', 'none', ''),
      if(previous.2 = 1, ('before', 'page', previous.1),
        if(domain(referrer) = '', ('before', 'none', ''), ('before', 'site', domain(referrer)))),
      if(following.2 = 1, ('after', 'page', following.1), ('after', 'none', ''))] AS step
    WHERE is_it
    GROUP BY side, kind, name
    ORDER BY views DESC, kind, name LIMIT ${String(SHOWN)} BY side`
}
