import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Grid } from '../../../correlate/series.ts'
import type { TimeRange } from '../../ports.ts'
import type { Durations, EndpointCounts, EndpointWindows } from '../../signal-store.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, text } from './columns.ts'
import { FAILED } from './requests.ts'
import { hoursOf } from './signal-rows.ts'

const windowRow = z.object({
  method: text,
  target: text,
  n_: count,
  failed_: count,
  buckets: z.array(z.tuple([count, count])),
})

interface WindowsQuery {
  projectId: number
  before: TimeRange
  during: TimeRange
  limit: number
}

/** Requests of both windows by method and short address: how many, how many failed, how long they took. */
export async function endpointWindows(
  client: ClickHouseClient,
  { projectId, before, during, limit }: WindowsQuery,
): Promise<EndpointWindows[]> {
  const now = await windowOf(client, { projectId, limit, ...during })
  // What is asked for no more says nothing of what is failing.
  const earlier = await windowOf(client, { projectId, limit: 4 * limit, ...before })
  const none: Durations = { n: 0, failed: 0, buckets: new Map() }
  return [...now].map(([key, { method, target, ...rest }]) => ({
    ...{ method, target, during: rest },
    before: earlier.get(key) ?? none,
  }))
}

type EndpointWindow = Durations & { method: string; target: string }

async function windowOf(
  client: ClickHouseClient,
  { projectId, from, to, limit }: TimeRange & { projectId: number; limit: number },
): Promise<Map<string, EndpointWindow>> {
  const rows = await select(client, windowRow, {
    sql: `
      SELECT method, target, sum(n) AS n_, sum(failed) AS failed_, groupArray((bucket, n)) AS buckets
      FROM (
        SELECT toString(method) AS method, template AS target,
          toInt16(floor(log2(greatest(duration_ms, 1)) * 8)) AS bucket,
          sum(toUInt64(weight)) AS n, sumIf(toUInt64(weight), ${FAILED}) AS failed
        FROM requests WHERE ${IN_RANGE} ${hoursOf('ts')}
        GROUP BY method, target, bucket)
      GROUP BY method, target ORDER BY n_ DESC, method, target LIMIT {limit: UInt32}`,
    params: { project: projectId, from, to, limit },
  })
  return new Map(
    rows.map(({ method, target, n_: n, failed_: failed, buckets }) => [
      `${method} ${target}`,
      { method, target, n, failed, buckets: new Map(buckets) },
    ]),
  )
}

const stepRow = z.object({
  method: text,
  target: text,
  step_: count,
  n_: count,
  failed_: count,
})

interface CountsQuery {
  projectId: number
  targets: readonly string[]
  grid: Grid
}

export async function endpointCounts(
  client: ClickHouseClient,
  { projectId, targets, grid }: CountsQuery,
): Promise<EndpointCounts[]> {
  if (targets.length === 0 || grid.length === 0) return []
  const rows = await select(client, stepRow, {
    sql: `
      SELECT toString(method) AS method, template AS target,
        intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {step: Int64}) AS step_,
        sum(toUInt64(weight)) AS n_, sumIf(toUInt64(weight), ${FAILED}) AS failed_
      FROM requests
      WHERE ${IN_RANGE} ${hoursOf('ts')} AND template IN {targets: Array(String)}
      GROUP BY method, target, step_`,
    params: {
      ...{ project: projectId, targets: [...targets], step: grid.stepMs },
      ...{ from: grid.from, to: grid.from + grid.length * grid.stepMs },
    },
  })
  const endpoints = new Map<string, EndpointCounts>()
  for (const { method, target, step_: step, n_: n, failed_: failed } of rows) {
    const key = `${method} ${target}`
    const endpoint = endpoints.get(key) ?? emptyCounts({ method, target }, grid.length)
    endpoint.counts[step] = failed
    endpoint.exposure[step] = n
    endpoints.set(key, endpoint)
  }
  return [...endpoints.values()]
}

function emptyCounts(of: { method: string; target: string }, length: number): EndpointCounts {
  return { ...of, counts: new Float64Array(length), exposure: new Float64Array(length) }
}
