import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'
import { clickHouseServer } from '../../packages/ingest/src/store/clickhouse/server-client.ts'

export interface RowCounts {
  /** By table, rows a session. */
  rows: Record<string, Map<string, number>>
  /** By table, when a session's newest row was, in epoch milliseconds. */
  times: Record<string, Map<string, number>>
  /** By kind. */
  ledger: Record<string, Record<string, number>>
  /** Kinds whose `received` is not the sum of `stored` and `dropped`. */
  identity: string[]
  rollups: { issueEvents: number; pageViews: number }
}

const TABLES = ['errors', 'vitals', 'pageviews']

/** What a service left in its data folder. The service is not running. */
export function countEmbeddedRows(data: string): Promise<RowCounts> {
  return countRows(embeddedClickHouse(join(data, 'clickhouse')))
}

export function countServerRows(url: string): Promise<RowCounts> {
  return countRows(clickHouseServer(url))
}

/** Read from the tables themselves. */
async function countRows(client: ClickHouseClient): Promise<RowCounts> {
  async function select<Row>(query: string): Promise<Row[]> {
    const result = await client.query({ query, format: 'JSONEachRow' })
    return result.json()
  }
  async function sum(query: string): Promise<number> {
    const [row] = await select<{ n: string }>(query)
    return Number(row?.n)
  }
  try {
    const rows: RowCounts['rows'] = {}
    const times: RowCounts['times'] = {}
    for (const table of TABLES) {
      const found = await select<{ session_id: string; n: string; at: string }>(
        `SELECT session_id, count() AS n, toUnixTimestamp64Milli(max(ts)) AS at
        FROM ${table} GROUP BY session_id`,
      )
      rows[table] = new Map(found.map((row) => [row.session_id, Number(row.n)]))
      times[table] = new Map(found.map((row) => [row.session_id, Number(row.at)]))
    }
    const ledger: RowCounts['ledger'] = {}
    for (const { kind, outcome, n } of await select<{ kind: string; outcome: string; n: string }>(
      'SELECT kind, outcome, sum(o.n) AS n FROM outcomes AS o GROUP BY kind, outcome',
    ))
      (ledger[kind] ??= {})[outcome] = Number(n)
    const identity = Object.entries(ledger)
      .filter(([, { received = 0, stored = 0, dropped = 0 }]) => received !== stored + dropped)
      .map(([kind, counts]) => `${kind} ${JSON.stringify(counts)}`)
    return {
      ...{ rows, times, ledger, identity },
      rollups: {
        issueEvents: await sum('SELECT sum(events) AS n FROM issue_stats_1m'),
        pageViews: await sum('SELECT sum(page_views) AS n FROM session_hours'),
      },
    }
  } finally {
    await client.close()
  }
}

/** Sessions that a table has not exactly once. */
export function notOnce({ rows }: RowCounts, sessions: Iterable<string>): string[] {
  const wanted = [...sessions]
  return Object.entries(rows).flatMap(([table, counts]) => {
    const lost = wanted.filter((id) => !counts.has(id)).map((id) => `${table} ${id} lost`)
    const doubled = [...counts].filter(([, n]) => n !== 1)
    return [...lost, ...doubled.map(([id, n]) => `${table} ${id} ${String(n)} times`)]
  })
}
