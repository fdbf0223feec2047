import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { LedgerFigures } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis } from './columns.ts'

const row = z
  .object({ project: count, received: count, stored: count, dropped: count, last: millis })
  .transform(({ project, last, ...rest }): LedgerFigures => {
    return { projectId: project, ...rest, lastStoredAt: last === 0 ? null : last }
  })

/** What came in, was stored and was dropped: silence is told from what we did not take or have not stored yet. */
export function alertLedger(
  client: ClickHouseClient,
  range: TimeRange,
  projectIds: readonly number[],
): Promise<LedgerFigures[]> {
  return select(client, row, {
    sql: `
      SELECT project_id AS project, sumIf(o.n, outcome = 'received') AS received,
        sumIf(o.n, outcome = 'stored') AS stored, sumIf(o.n, outcome = 'dropped') AS dropped,
        toUnixTimestamp(maxIf(o.minute, outcome = 'stored')) * 1000 AS last
      FROM outcomes AS o
      WHERE project_id IN {projects: Array(UInt32)}
        AND o.minute >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND o.minute < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      GROUP BY project`,
    params: { ...range, projects: [...projectIds] },
  })
}
