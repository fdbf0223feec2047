import type { ClickHouseClient } from '@clickhouse/client'
import type { RowsQuery } from '../../explore-store.ts'
import { bindTo, type Bind } from './bind.ts'
import { IN_RANGE, rangeParams } from './columns.ts'
import { exploreWhere } from './explore-where.ts'
import { issueNames } from './issue-aliases.ts'
import { rollupOf } from './metrics.ts'
import { inHours } from './session-hours.ts'
import { hoursOf } from './signal-rows.ts'

/** The rows of a query, to be read from in a statement. */
export interface ExploreRows {
  /** What stands after FROM, conditions included. */
  from: string
  /** How many a row stands for. */
  weight: string
  /** Its time, as DateTime64. */
  at: string
  params: Record<string, unknown>
  bind: Bind
}

/** @param fields that are read of the rows beside those of the conditions. */
export async function exploreRows(
  client: ClickHouseClient,
  query: RowsQuery,
  fields: readonly string[],
): Promise<ExploreRows> {
  const params: Record<string, unknown> = rangeParams(query)
  const bind = bindTo(params)
  const where = exploreWhere(query.where, { dataset: query.dataset, bind })
  const conditions = where.map((one) => `\n  AND ${one}`).join('')
  const named = new Set([...fields, ...query.where.flatMap((one) => ('key' in one ? one.key : []))])
  const from = await fromOf(client, query, { conditions, named })
  const isRollup = query.dataset === 'metrics'
  return {
    from,
    weight: isRollup ? 'm.n' : 'weight',
    at: isRollup ? 'toDateTime64(bucket, 3)' : 'ts',
    params,
    bind,
  }
}

interface Conditions {
  conditions: string
  named: ReadonlySet<string>
}

const TABLES = {
  errors: 'errors',
  pageviews: 'pageviews',
  reports: 'reports',
} as const

/** Whose order has hours. */
const HOURLY = {
  requests: 'requests',
  vitals: 'vitals',
  'long-frames': 'long_frames',
} as const

async function fromOf(
  client: ClickHouseClient,
  query: RowsQuery,
  { conditions, named }: Conditions,
): Promise<string> {
  const { dataset } = query
  if (dataset === 'sessions') return `${sessions(named)} WHERE true${conditions}`
  if (dataset === 'metrics') {
    const { table, inRange } = rollupOf(query)
    return `${table} AS m\nWHERE ${inRange}${conditions}`
  }
  if (dataset === 'errors' && named.has('issue')) {
    const { withIssue, eventName } = await issueNames(client, query.projectId)
    const rows = `SELECT * REPLACE (${eventName} AS fingerprint) FROM errors WHERE ${IN_RANGE}`
    return `(${withIssue(rows)}) AS e\nWHERE true${conditions}`
  }
  if (dataset in HOURLY) {
    const table = HOURLY[dataset as keyof typeof HOURLY] // as: just asked
    return `${table}\nWHERE ${IN_RANGE} ${hoursOf('ts')}${conditions}`
  }
  return `${TABLES[dataset as keyof typeof TABLES]}\nWHERE ${IN_RANGE}${conditions}` // as: what is left
}

/** Each once, but of each release where that is asked for; those whose page views were not sampled are unknown. */
function sessions(named: ReadonlySet<string>): string {
  const by = ['release', 'environment'].filter((one) => named.has(one))
  return `(
  SELECT ${[...by, 'session'].join(', ')}, max(h.weight) AS weight, sum(h.page_views) AS page_views,
    sum(h.errors) AS errors, sum(h.unhandled) > 0 AS is_crashed, min(h.started) AS began, max(h.last) AS ended,
    greatest(began, fromUnixTimestamp64Milli({from: Int64}, 'UTC')) AS ts
  FROM session_hours AS h
  WHERE ${inHours({})} AND session != 0
  GROUP BY ${[...by, 'session'].join(', ')}
  HAVING weight > 0
) AS s`
}
