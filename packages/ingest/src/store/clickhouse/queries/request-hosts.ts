import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { RequestHost } from '../../../contract/requests.ts'
import type { EndpointsQuery } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { FIGURES, figuresRow, orderOf, toFigures } from './request-figures.ts'
import { ENDPOINT_KEY, hostOf, requestRows, siteOf } from './request-rows.ts'

const row = z.object({
  ...{ host: text, endpoints: count, first_party: count },
  ...figuresRow.shape,
})

/** Sites of pages that are looked at for a host. */
const MOST_SITES = 8

/** Everybody who is asked, the project's own and others. */
export async function requestHosts(
  client: ClickHouseClient,
  { sort, limit, offset, ...query }: EndpointsQuery,
): Promise<RequestHost[]> {
  const { where, params } = requestRows(query)
  const rows = await select(client, row, {
    sql: `
      SELECT ${hostOf('template')} AS host, uniqCombined(12)(${ENDPOINT_KEY}) AS endpoints,
        host = '' OR has(groupUniqArray(${String(MOST_SITES)})(${siteOf('url')}), any(${siteOf('template')})) AS first_party,
        ${FIGURES}
      FROM requests WHERE ${where}
      GROUP BY host
      ${orderOf(sort, 'host')}
      LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
    params: { ...params, limit, offset },
  })
  return rows.map(({ host, endpoints, first_party, ...figures }) => ({
    ...{ host, endpoints, firstParty: first_party > 0 },
    ...toFigures(figures),
  }))
}
