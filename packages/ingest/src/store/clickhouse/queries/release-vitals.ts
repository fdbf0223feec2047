import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { VitalDelta } from '../../../contract/releases.ts'
import { vitalName } from '../../../contract/vitals.ts'
import type { ReleaseScope } from '../../release-store.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, PAGE } from './columns.ts'
import { hoursParams } from './session-hours.ts'

/** Of a page on a kind of device: fewer would stand for many by chance. */
const LEAST_VALUES = 10

const row = z
  .object({
    metric: vitalName,
    p75: count,
    p75_before: count,
    n: count,
    n_before: count,
    covered: count,
  })
  .transform((delta): VitalDelta => ({
    ...{ metric: delta.metric, p75: delta.p75, previousP75: delta.p75_before },
    ...{ n: delta.n, previousN: delta.n_before, covered: delta.covered },
  }))

/**
 * The 75th percentile of two releases over the pages and kinds of device that both have, the values of
 * the previous one weighed so that each of these has the part that it has in the newer: else a release
 * is slower because more phones came by.
 */
export function releaseVitals(
  client: ClickHouseClient,
  scope: ReleaseScope,
  { release, previous }: { release: string; previous: string },
): Promise<VitalDelta[]> {
  const { environment } = scope
  return select(client, row, {
    sql: `
      WITH
        both AS (
          SELECT CAST(metric AS String) AS metric, ${PAGE} AS page, if(device = 'tablet', 'mobile', device) AS kind,
            value, weight, release = {release: String} AS is_this
          FROM vitals
          WHERE ${IN_RANGE} AND release IN ({release: String}, {previous: String})
            ${environment === undefined ? '' : 'AND environment = {environment: String}'}
        ),
        shared AS (
          SELECT metric, page, kind, sumIf(weight, is_this) AS here, sumIf(weight, NOT is_this) AS before
          FROM both GROUP BY metric, page, kind
          HAVING countIf(is_this) >= ${String(LEAST_VALUES)} AND countIf(NOT is_this) >= ${String(LEAST_VALUES)}
        ),
        totals AS (SELECT metric, sumIf(weight, is_this) AS total FROM both GROUP BY metric)
      SELECT b.metric AS metric,
        quantileExactWeightedIf(0.75)(b.value, b.weight, b.is_this) AS p75,
        quantileExactWeightedIf(0.75)(
          b.value, toUInt64(ceil(1000 * b.weight * s.here / s.before)), NOT b.is_this) AS p75_before,
        sumIf(b.weight, b.is_this) AS n, sumIf(b.weight, NOT b.is_this) AS n_before,
        n / any(t.total) AS covered
      FROM both AS b
      INNER JOIN shared AS s ON b.metric = s.metric AND b.page = s.page AND b.kind = s.kind
      INNER JOIN totals AS t ON b.metric = t.metric
      GROUP BY metric ORDER BY metric`,
    params: { ...hoursParams(scope), release, previous },
  })
}
