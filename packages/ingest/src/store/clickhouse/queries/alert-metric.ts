import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs, MetricFigures } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { count } from './columns.ts'

const row = z
  .object({
    ...{ project: count, n_: count, sum_: count, min_: count, max_: count },
    buckets_: z.record(z.string(), count),
  })
  .transform((one): MetricFigures => ({
    ...{ projectId: one.project, n: one.n_, sum: one.sum_, min: one.min_, max: one.max_ },
    buckets: one.buckets_,
  }))

/** A custom metric over whole minutes. */
export function alertMetric(
  client: ClickHouseClient,
  range: TimeRange,
  { projectIds, name, environment }: Parameters<AlertInputs['metric']>[1],
): Promise<MetricFigures[]> {
  return select(client, row, {
    sql: `
      SELECT project_id AS project, sum(m.n) AS n_, sum(m.total) AS sum_, min(m.min) AS min_, max(m.max) AS max_,
        sumMap(m.buckets) AS buckets_
      FROM metrics_1m AS m
      WHERE project_id IN {projects: Array(UInt32)} AND name = {name: String}
        AND bucket >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        ${environment === undefined ? '' : 'AND environment = {environment: String}'}
      GROUP BY project`,
    params: {
      ...{ ...range, projects: [...projectIds], name },
      ...(environment !== undefined && { environment }),
    },
  })
}
