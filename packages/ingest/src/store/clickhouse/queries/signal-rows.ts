import type { ClickHouseClient } from '@clickhouse/client'
import type { SignalQuery } from '../../signal-store.ts'
import type { TimeRange } from '../../ports.ts'
import { IN_RANGE, OF_DEVICE, PAGE } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { FAILED } from './requests.ts'

/** Rows with `at` (DateTime), `release`, `hits` and `total`, and the parameters that they take. */
export interface SignalRows {
  sql: string
  params: Record<string, unknown>
}

const BUCKETS = `project_id = {project: UInt32}
  AND bucket >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

/**
 * What a signal counts and what it is over, as small as the tables have it: by `release`, or of all
 * together, which is by ten seconds in a hundredth of the rows.
 */
export async function signalRows(
  client: ClickHouseClient,
  { projectId, source, by }: SignalQuery & { by: 'release' | 'nothing' },
  { from, to }: TimeRange,
): Promise<SignalRows> {
  const params = { project: projectId, from, to }
  if (source.is === 'requests') return requestRows(source, params)
  if (source.is === 'vital') return vitalRows(source, params)
  const views = by === 'release' ? PAGE_VIEWS : ratesOf('pageview', { hits: '0', total: 'n' })
  if (source.is === 'issue') {
    const { ofIssue } = await issueNames(client, projectId)
    return {
      sql: `${errorMinutes(ofIssue)} UNION ALL ${views}`,
      params: { ...params, id: source.id },
    }
  }
  const errors = by === 'release' ? errorMinutes('1') : ratesOf('error', { hits: 'n', total: '0' })
  return { sql: `${errors} UNION ALL ${views}`, params }
}

function ratesOf(signal: string, { hits, total }: { hits: string; total: string }): string {
  return `
    SELECT bucket AS at, '' AS release, toUInt64(${hits}) AS hits, toUInt64(${total}) AS total
    FROM signal_rates_10s AS t WHERE ${BUCKETS} AND t.signal = '${signal}'`
}

const PAGE_VIEWS = `
    SELECT toDateTime(ts, 'UTC') AS at, toString(release) AS release, toUInt64(0) AS hits, toUInt64(weight) AS total
    FROM pageviews WHERE ${IN_RANGE}`

function errorMinutes(ofIssue: string): string {
  return `
    SELECT bucket AS at, toString(release) AS release, toUInt64(events) AS hits, toUInt64(0) AS total
    FROM issue_stats_1m AS t
    WHERE ${BUCKETS} AND toDate(bucket) >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
      AND toDate(bucket) <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC')) AND ${ofIssue}`
}

function requestRows(
  { method, target }: { method: string; target: string },
  params: Record<string, unknown>,
): SignalRows {
  const isOne = target === '' ? '' : 'AND template = {target: String} AND method = {method: String}'
  return {
    sql: `
      SELECT toDateTime(ts, 'UTC') AS at, toString(release) AS release,
        if(${FAILED}, toUInt64(weight), 0) AS hits, toUInt64(weight) AS total
      FROM requests WHERE ${IN_RANGE} ${hoursOf('ts')} ${isOne}`,
    params: { ...params, ...(target !== '' && { method, target }) },
  }
}

function vitalRows(
  { metric, page, device }: { metric: string; page?: string; device?: keyof typeof OF_DEVICE },
  params: Record<string, unknown>,
): SignalRows {
  const isOne = [
    ...(page === undefined ? [] : [`AND ${PAGE} = {page: String}`]),
    ...(device === undefined ? [] : [`AND ${OF_DEVICE[device]}`]),
  ].join(' ')
  return {
    sql: `
      SELECT toDateTime(ts, 'UTC') AS at, toString(release) AS release,
        if(rating = 'poor', toUInt64(weight), 0) AS hits, toUInt64(weight) AS total
      FROM vitals WHERE ${IN_RANGE} ${hoursOf('ts')} AND metric = {metric: String} ${isOne}`,
    params: { ...params, metric, ...(page !== undefined && { page }) },
  }
}

/** The tables are ordered by hours. */
export function hoursOf(column: string): string {
  return `AND toStartOfHour(${column}) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
      AND toStartOfHour(${column}) <= toStartOfHour(fromUnixTimestamp64Milli({to: Int64}, 'UTC'))`
}
