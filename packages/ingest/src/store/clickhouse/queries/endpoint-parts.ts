import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { requestSample, type EndpointDetail } from '../../../contract/requests.ts'
import type { EndpointScope } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, PAGE, text } from './columns.ts'
import { requestRows } from './request-rows.ts'
import { FAILED } from './requests.ts'

const MOST_OUTCOMES = 20
const MOST_PARTS = 10

const outcomeRow = z.object({ outcome: requestSample.shape.outcome, status: count, n: count })

export async function endpointOutcomes(
  client: ClickHouseClient,
  scope: EndpointScope,
): Promise<EndpointDetail['outcomes']> {
  const { where, params } = requestRows({ ...scope, text: '' })
  return select(client, outcomeRow, {
    sql: `
      SELECT outcome, status, sum(weight) AS n FROM requests WHERE ${where}
      GROUP BY outcome, status ORDER BY n DESC, status, outcome LIMIT ${String(MOST_OUTCOMES)}`,
    params,
  })
}

const partRow = z.object({ name: text, n: count, failed: count, p75: count })
const COLUMNS = { page: PAGE, release: 'release' } as const

export async function endpointParts(
  client: ClickHouseClient,
  scope: EndpointScope,
  by: keyof typeof COLUMNS,
): Promise<EndpointDetail['byPage']> {
  const { where, params } = requestRows({ ...scope, text: '' })
  const rows = await select(client, partRow, {
    sql: `
      SELECT ${COLUMNS[by]} AS name, sum(weight) AS n, sumIf(weight, ${FAILED}) AS failed,
        quantileExactWeighted(0.75)(duration_ms, weight) AS p75
      FROM requests WHERE ${where}
      GROUP BY name ORDER BY n DESC, name LIMIT ${String(MOST_PARTS)}`,
    params,
  })
  return rows.map(({ p75: p75Ms, ...part }) => ({ ...part, p75Ms }))
}
