import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ErrorKind, ErrorKindQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, millis, rangeParams, text } from './columns.ts'

const kindRow = z.object({
  issue: text,
  stack: text,
  of_release: text,
  of_environment: text,
  of_route: text,
  of_level: text,
  of_mechanism: text,
  address: text,
  tag_values: z.array(text),
  own_id: text,
  own_class: text,
  by: text,
  pieces: z.array(text),
  error_type: text,
  error_message: text,
  n: count,
  last: millis,
})

export async function errorKinds(
  client: ClickHouseClient,
  { tags, byUrl, limit, ...range }: ErrorKindQuery,
): Promise<ErrorKind[]> {
  const rows = await select(client, kindRow, {
    sql: `
      SELECT toString(fingerprint) AS issue, toString(stack_id) AS stack,
        release AS of_release, environment AS of_environment, route AS of_route,
        level AS of_level, mechanism AS of_mechanism,
        ${byUrl ? 'url' : 'argMax(url, ts)'} AS address,
        arrayMap(key -> tags[key], {tags: Array(String)}) AS tag_values,
        any(if(class = 'overflow', attrs['fingerprint'], toString(fingerprint))) AS own_id,
        any(if(class = 'overflow', attrs['class'], class)) AS own_class,
        any(version) AS by, any(why) AS pieces, argMax(type, ts) AS error_type,
        argMax(message, ts) AS error_message, sum(weight) AS n,
        toUnixTimestamp64Milli(max(ts)) AS last
      FROM errors WHERE ${IN_RANGE}
      GROUP BY fingerprint, stack_id, release, environment, route, level, mechanism, tag_values
        ${byUrl ? ', url' : ''}
      ORDER BY last DESC, issue, stack LIMIT {limit: UInt32}`,
    params: { ...rangeParams(range), tags: [...tags], limit },
  })
  return rows.map((row) => ({
    fingerprint: row.issue,
    stackId: row.stack,
    release: row.of_release,
    environment: row.of_environment,
    route: row.of_route,
    level: row.of_level,
    mechanism: row.of_mechanism,
    url: row.address,
    tags: Object.fromEntries(tags.map((key, index) => [key, row.tag_values[index] ?? ''])),
    own: { fingerprint: row.own_id, class: row.own_class },
    version: row.by,
    why: row.pieces,
    type: row.error_type,
    message: row.error_message,
    events: row.n,
    lastSeen: row.last,
  }))
}
