import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ReleaseVital, ReleaseVitalQuery } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { alertWhere, WHERE_COLUMNS } from './alert-where.ts'
import { bindTo } from './bind.ts'
import { count, OF_DEVICE, PAGE, text } from './columns.ts'

/** Of a page on a kind of device: fewer would stand for many by chance. See release-vitals.ts. */
const LEAST_VALUES = 10

const releaseRow = z.object({ name: text })
const figuresRow = z.object({ value_: count, value_before: count, n_: count, n_before: count })
const aboveRow = z.object({ n_above: count })

/**
 * The values of the release before are weighed so that each page and kind of device has the part that it
 * has in the newer: else a release is slower because more phones came by.
 */
export async function alertReleaseVital(
  client: ClickHouseClient,
  range: TimeRange,
  query: ReleaseVitalQuery,
): Promise<ReleaseVital | undefined> {
  const [newest, before] = await newestReleases(client, range, query)
  if (!newest || !before) return undefined
  const { params, both } = sourceOf(range, query)
  const of = { ...params, release: newest.name, previous: before.name }
  const [figures] = await select(client, figuresRow, {
    sql: `
      ${both}
      SELECT quantileExactWeightedIf({level: Float64})(b.value, b.weight, b.is_this) AS value_,
        quantileExactWeightedIf({level: Float64})(
          b.value, toUInt64(ceil(1000 * b.weight * s.here / s.before)), NOT b.is_this) AS value_before,
        sumIf(b.weight, b.is_this) AS n_, sumIf(b.weight, NOT b.is_this) AS n_before
      FROM both AS b INNER JOIN shared AS s ON b.page = s.page AND b.kind = s.kind`,
    params: of,
  })
  if (!figures || figures.n_ === 0 || figures.n_before === 0) return undefined
  const [above] = await select(client, aboveRow, {
    sql: `
      ${both}
      SELECT sumIf(b.weight, b.is_this AND b.value > {beyond: Float64}) AS n_above
      FROM both AS b INNER JOIN shared AS s ON b.page = s.page AND b.kind = s.kind`,
    params: { ...of, beyond: figures.value_before },
  })
  return {
    ...{ release: newest.name, previous: before.name, value: figures.value_ },
    ...{ previousValue: figures.value_before, n: figures.n_, previousN: figures.n_before },
    above: above?.n_above ?? 0,
  }
}

/** With enough values, in the order in which they were first seen. */
function newestReleases(client: ClickHouseClient, range: TimeRange, query: ReleaseVitalQuery) {
  const { params, rows } = sourceOf(range, query)
  return select(client, releaseRow, {
    sql: `
      SELECT v.name AS name FROM (
        SELECT toString(release) AS name, count() AS n FROM (${rows}) WHERE release != ''
        GROUP BY name HAVING n >= ${String(LEAST_VALUES)}) AS v
      INNER JOIN (
        SELECT release AS name, min(first_seen) AS first FROM releases
        WHERE project_id = {project: UInt32} GROUP BY name) AS r ON v.name = r.name
      ORDER BY r.first DESC, name LIMIT 2`,
    params,
  })
}

function sourceOf(
  range: TimeRange,
  { projectId, metric, percentile, device, where }: ReleaseVitalQuery,
) {
  const params: Record<string, unknown> = {
    ...{ ...range, project: projectId, metric, level: percentile / 100 },
  }
  const rows = `
    SELECT release, ${PAGE} AS page, if(device = 'tablet', 'mobile', device) AS kind, value, weight
    FROM vitals
    WHERE project_id = {project: UInt32} AND metric = {metric: String}
      AND toStartOfHour(ts) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
      AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      AND ${alertWhere(where, { columns: WHERE_COLUMNS.signals, bind: bindTo(params) })}
      ${device === 'all' ? '' : `AND ${OF_DEVICE[device]}`}`
  const both = `
    WITH
      both AS (
        SELECT page, kind, value, weight, release = {release: String} AS is_this FROM (${rows})
        WHERE release IN ({release: String}, {previous: String})),
      shared AS (
        SELECT page, kind, sumIf(weight, is_this) AS here, sumIf(weight, NOT is_this) AS before
        FROM both GROUP BY page, kind
        HAVING countIf(is_this) >= ${String(LEAST_VALUES)} AND countIf(NOT is_this) >= ${String(LEAST_VALUES)})`
  return { params, rows, both }
}
