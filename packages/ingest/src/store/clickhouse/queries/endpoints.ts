import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { EndpointRow, EndpointsQuery } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { text } from './columns.ts'
import { FIGURES, figuresRow, orderOf, toFigures } from './request-figures.ts'
import { ENDPOINT_KEY, requestRows } from './request-rows.ts'

const row = z.object({
  ...{ method: text, target: text, operation: text, key: text },
  ...figuresRow.shape,
})

/** What the failures are a share of: every request. */
export async function endpointRows(
  client: ClickHouseClient,
  { sort, limit, offset, ...query }: EndpointsQuery,
): Promise<EndpointRow[]> {
  const { where, params } = requestRows(query)
  const rows = await select(client, row, {
    sql: `
      SELECT method, template AS target, operation, toString(${ENDPOINT_KEY}) AS key, ${FIGURES}
      FROM requests WHERE ${where}
      GROUP BY method, template, operation
      ${orderOf(sort, 'target, method, operation')}
      LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
    params: { ...params, limit, offset },
  })
  return rows.map(({ method, target, operation, key, ...figures }) => ({
    ...{ method, target, operation, key },
    ...toFigures(figures),
  }))
}
