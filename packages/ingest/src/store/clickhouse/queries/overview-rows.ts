import { vitalName, type VitalName } from '../../../contract/vitals.ts'
import type { OverviewQuery } from '../../overview-store.ts'
import { IN_RANGE, PAGE } from './columns.ts'
import { FAILED } from './requests.ts'
import { hoursOf } from './signal-rows.ts'

type Table = 'vitals' | 'requests' | 'pageviews' | 'errors'

/**
 * Rows from `{from}` to `{until}` and from `{since}` to `{to}`, with `id`, `grouped`, `at` (milliseconds) and
 * what a measure is made of.
 */
export interface OverviewRows {
  sql: string
  /** Of such rows, under a condition. */
  valueIf: (condition: string) => string
  nIf: (condition: string) => string
}

/** A name is as long as its sender likes; as long as the page can ask for it again. */
const LONGEST = 1_000

const IDS: Record<OverviewQuery['show'] | OverviewQuery['group'], string> = {
  pages: PAGE,
  releases: 'CAST(release AS String)',
  browsers: 'CAST(browser AS String)',
  countries: 'CAST(country AS String)',
  servers: 'domain(target)',
  none: `''`,
  device: 'CAST(device AS String)',
  browser: 'CAST(browser AS String)',
  release: 'CAST(release AS String)',
}

/** Satisfied up to here, tolerating up to four times as much: https://www.apdex.org. */
const APDEX_MS = 500

export function overviewRows(query: OverviewQuery): OverviewRows {
  const { fill } = query
  const metric = vitalName.safeParse(fill)
  if (metric.success) return percentile(query, vitalOf(metric.data))
  if (fill === 'request-p95') {
    return percentile(query, { table: 'requests', value: 'duration_ms', level: 0.95, scale: 1 })
  }
  if (fill === 'error-rate') {
    return share([
      part(query, { table: 'errors', hits: 'weight', total: '0' }),
      part(query, { table: 'pageviews', hits: '0', total: 'weight' }),
    ])
  }
  if (fill === 'errors')
    return counted(part(query, { table: 'errors', hits: '0', total: 'weight' }))
  const hits = fill === 'apdex' ? APDEX : `if(${FAILED}, weight, 0)`
  return share([part(query, { table: 'requests', hits, total: 'weight' })])
}

const APDEX = `weight * multiIf(${FAILED} OR duration_ms > ${String(4 * APDEX_MS)}, 0, duration_ms > ${String(APDEX_MS)}, 0.5, 1)`

interface Measured {
  table: Table
  value: string
  level: number
  /** Of what is kept of a value, before the percentile. */
  scale: number
  where?: string
}

function vitalOf(metric: VitalName): Measured {
  return {
    ...{ table: 'vitals', value: 'value', level: 0.75, scale: metric === 'CLS' ? 1_000 : 1 },
    where: `AND metric = '${metric}'`,
  }
}

/**
 * Exact to what the page shows: whole milliseconds, and thousandths of a score. To round does not change the
 * order, and so few different values are what keeps ten million of them in a small table of counts.
 */
function percentile(query: OverviewQuery, measured: Measured): OverviewRows {
  const { table, value, level, scale, where } = measured
  const rounded = `toUInt32(least(round(greatest(${value}, 0) * ${String(scale)}), 4e9))`
  return {
    sql: rowsOf(query, { table, columns: `${rounded} AS v, weight AS w`, where }),
    valueIf: (condition) =>
      `quantileExactWeightedIf(${String(level)})(v, w, ${condition}) / ${String(scale)}`,
    nIf: (condition) => `sumIf(toUInt64(w), ${condition})`,
  }
}

function share(parts: readonly string[]): OverviewRows {
  return {
    sql: parts.join(' UNION ALL '),
    valueIf: (condition) => `sumIf(hits, ${condition}) / sumIf(total, ${condition})`,
    nIf: (condition) => `sumIf(total, ${condition})`,
  }
}

function counted(sql: string): OverviewRows {
  const nIf = (condition: string) => `sumIf(total, ${condition})`
  return { sql, nIf, valueIf: nIf }
}

function part(
  query: OverviewQuery,
  { table, hits, total }: { table: Table; hits: string; total: string },
): string {
  const columns = `toFloat64(${hits}) AS hits, toUInt64(${total}) AS total`
  return rowsOf(query, { table, columns })
}

function rowsOf(
  { show, group, environment }: OverviewQuery,
  { table, columns, where = '' }: { table: Table; columns: string; where?: string | undefined },
): string {
  const here = environment === undefined ? '' : 'AND environment = {environment: String}'
  const hours = table === 'vitals' || table === 'requests' ? hoursOf('ts') : ''
  return `
    SELECT substringUTF8(${IDS[show]}, 1, ${String(LONGEST)}) AS id, ${IDS[group]} AS grouped,
      toUnixTimestamp64Milli(ts) AS at, ${columns}
    FROM ${table} WHERE ${IN_RANGE} ${hours} ${outsideGap(hours === '' ? 'toDate' : 'toStartOfHour')} ${here} ${where}`
}

/** What lies between two windows is not even read: tables are ordered by day or hour. */
function outsideGap(step: 'toDate' | 'toStartOfHour'): string {
  const at = (name: string) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`
  return `
    AND (${step}(ts) >= ${step}(${at('since')}) OR ${step}(ts) <= ${step}(${at('until')}))
    AND (ts >= ${at('since')} OR ts < ${at('until')})`
}
