import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { EndpointCallers, RequestsQuery } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, PAGE, text } from './columns.ts'
import { ENDPOINT_KEY, requestRows, siteOf } from './request-rows.ts'

/** Pages with an id in their address would be as many as requests: of more, the first are counted. */
const MOST_PAIRS = 200_000

const row = z.object({ key: text, page_: text, pages: count, first_party: count })

/** The pages that make requests, and whether they are of the same site; an address without a host is. */
export async function endpointCallers(
  client: ClickHouseClient,
  query: RequestsQuery,
  keys: readonly string[],
): Promise<Map<string, EndpointCallers>> {
  if (keys.length === 0) return new Map()
  const { where, params } = requestRows(query)
  const rows = await select(client, row, {
    sql: `
      SELECT toString(endpoint) AS key, argMax(page, (n, page)) AS page_, count() AS pages,
        max(${siteOf('target')} IN ('', ${siteOf('address')})) AS first_party
      FROM (
        SELECT ${ENDPOINT_KEY} AS endpoint, any(template) AS target, ${PAGE} AS page,
          any(url) AS address, sum(weight) AS n
        FROM requests WHERE ${where} AND ${ENDPOINT_KEY} IN {keys: Array(UInt64)}
        GROUP BY endpoint, page
        SETTINGS max_rows_to_group_by = ${String(MOST_PAIRS)}, group_by_overflow_mode = 'any'
      )
      GROUP BY endpoint`,
    params: { ...params, keys: keys.map(BigInt) },
  })
  return new Map(
    rows.map(({ key, page_: page, pages, first_party }) => [
      key,
      { page, pages, firstParty: first_party > 0 },
    ]),
  )
}
