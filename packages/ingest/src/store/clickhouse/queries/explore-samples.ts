import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { datasetOf, type DatasetKey } from '../../../explore/datasets.ts'
import type { Sample, SamplesAnswer, SamplesQuery } from '../../explore-store.ts'
import { fieldSql, textSql } from './explore-fields.ts'
import { EXPLORE_LIMITS, exploreRead, type ExploreLimits } from './explore-read.ts'
import { exploreRows, type ExploreRows } from './explore-rows.ts'

const row = z.looseObject({
  at: z.number(),
  weight_: z.number(),
  event: z.string().optional(),
  issue_id: z.string().optional(),
})

/** Single rows, newest first, or by one of their numbers. */
export async function exploreSamples(
  client: ClickHouseClient,
  query: SamplesQuery,
  limits: ExploreLimits = EXPLORE_LIMITS,
): Promise<SamplesAnswer> {
  const fields = fieldsOf(query.dataset)
  const rows = await exploreRows(client, query, [
    ...fields.map(({ key }) => key),
    ...(query.dataset === 'errors' ? ['issue'] : []),
  ])
  const statement = { sql: samplesSql(query, rows), params: rows.params, limits }
  const { rows: read, ...cost } = await exploreRead(client, row, statement)
  return {
    ...cost,
    items: read.map((one) => ({
      at: one.at,
      weight: one.weight_,
      // as: a column of each field, a text or a number as JSON has them.
      fields: Object.fromEntries(
        fields.map(({ key }, index) => [key, one[`f${String(index)}`] as string | number]),
      ),
      eventId: one.event ?? null,
      issueId: one.issue_id ?? null,
    })) satisfies Sample[],
  }
}

function samplesSql(
  { dataset, by, order, limit, offset }: SamplesQuery,
  rows: ExploreRows,
): string {
  const { at, weight, bind } = rows
  const columns = fieldsOf(dataset).map(({ key, unit }, index) => {
    const sql =
      unit === undefined
        ? textSql(dataset, key, bind)
        : `toFloat64(${fieldSql(dataset, key, bind)})`
    return `${sql} AS f${String(index)}`
  })
  const first = by === undefined ? at : fieldSql(dataset, by, bind)
  return `SELECT
  ${[`toFloat64(toUnixTimestamp64Milli(${at})) AS at`, `toFloat64(${weight}) AS weight_`, ...idsOf(dataset), ...columns].join(',\n  ')}
FROM ${rows.from}
ORDER BY ${first} ${order === 'highest' ? 'DESC' : 'ASC'}${by === undefined ? '' : `, ${at} DESC`}
LIMIT ${bind(limit, 'UInt32')} OFFSET ${bind(offset, 'UInt32')}`
}

function idsOf(dataset: DatasetKey): string[] {
  if (dataset !== 'errors') return []
  return ['toString(event_id) AS event', 'toString(issue) AS issue_id']
}

function fieldsOf(dataset: DatasetKey) {
  return datasetOf(dataset).fields.filter(({ key }) => key !== 'issue')
}
