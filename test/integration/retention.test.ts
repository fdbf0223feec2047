import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'
import { sqlFolder } from '../harness/fresh-store.ts'

interface Place {
  data: string
  environment: Record<string, string>
  stop: () => Promise<void>
}

async function embedded(): Promise<Place> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-retention-'))
  return { data, environment: {}, stop: () => rm(data, { recursive: true, force: true }) }
}

async function served(): Promise<Place> {
  const server = await startClickHouseServer()
  const environment = { SEISMO_CLICKHOUSE_URL: await server.freshDatabase() }
  return { data: 'not used with a server', environment, stop: server.stop }
}

const TABLES = ['errors', 'stacks', 'vitals', 'issue_stats_1m', 'metrics_1m', 'source_maps']

describe.each([
  ['in this process', embedded],
  ['on a server', served],
])('retention %s', (_, start) => {
  let place: Place
  beforeAll(async () => void (place = await start()))
  afterAll(() => place.stop())

  /** One start of the service. */
  async function using<Result>(
    yaml: string,
    use: (client: ClickHouseClient) => Promise<Result>,
  ): Promise<Result> {
    const config = readConfig({ SEISMO_DATA: place.data, ...place.environment }, yaml)
    const client = await openClickHouse(config, sqlFolder)
    try {
      return await use(client)
    } finally {
      await client.close()
    }
  }

  async function rowsOf<Row>(client: ClickHouseClient, sql: string): Promise<Row[]> {
    const result = await client.query({ query: sql, format: 'JSONEachRow' })
    return result.json<Row>()
  }

  /** The rule of each table, as the database says it. */
  async function rulesOf(client: ClickHouseClient): Promise<Record<string, string>> {
    const tables = await rowsOf<{ name: string; rule: string }>(
      client,
      `SELECT name, extract(engine_full, 'TTL (.*) SETTINGS') AS rule FROM system.tables
      WHERE database = currentDatabase() AND name IN ('${TABLES.join("', '")}')`,
    )
    return Object.fromEntries(tables.map(({ name, rule }) => [name, rule]))
  }

  it('is what the files say, but for stacks, unless configured', async () => {
    expect(await using('', rulesOf)).toEqual({
      errors: 'toDateTime(ts) + toIntervalDay(90)',
      stacks: 'toDateTime(received_at) + toIntervalDay(100)',
      vitals: 'toDateTime(ts) + toIntervalDay(14)',
      issue_stats_1m: 'bucket + toIntervalDay(30)',
      metrics_1m: 'bucket + toIntervalMonth(13)',
      source_maps: '',
    })
  })

  it('is changed at a start, and back at another', async () => {
    const yaml = 'retention: { errors: 20d, errorDetails: 20d, vitals: 60d }'

    const changed = await using(yaml, rulesOf)
    const back = await using('', rulesOf)

    expect(changed).toMatchObject({
      errors: 'toDateTime(ts) + toIntervalDay(20)',
      stacks: 'toDateTime(received_at) + toIntervalDay(30)',
      vitals: 'toDateTime(ts) + toIntervalDay(60)',
      issue_stats_1m: 'bucket + toIntervalDay(30)',
    })
    expect(back).toMatchObject({ errors: 'toDateTime(ts) + toIntervalDay(90)' })
  })

  it('touches no table that has its days', async () => {
    const mutations = (client: ClickHouseClient) =>
      rowsOf(client, 'SELECT table, mutation_id FROM system.mutations ORDER BY table, mutation_id')
    const before = await using('', mutations)

    expect(await using('', mutations)).toEqual(before)
  })
})

describe('what is over', () => {
  it('goes part by part, and what is not stays on the disk as it was', async () => {
    const data = await mkdtemp(join(tmpdir(), 'seismo-retention-'))
    const open = (yaml: string) =>
      openClickHouse(readConfig({ SEISMO_DATA: data }, yaml), sqlFolder)
    const before = await open('')
    // A file a column, as large parts are.
    await before.command({ query: 'ALTER TABLE errors MODIFY SETTING min_bytes_for_wide_part = 0' })
    for (const days of [1, 50]) await insertErrors(before, days)
    const parts = await partsOf(before)
    const kept = await statsOf(before)
    await before.close()

    const after = await open('retention: { errors: 30d }')
    const left = await untilOnePart(after)

    expect(parts.map(({ rows }) => rows)).toEqual([1_000, 1_000])
    expect(left).toEqual([{ rows: 1_000, file: parts[1]?.file }])
    // What is made of them outlives them.
    expect(await statsOf(after)).toEqual(kept)
    await after.close()
    await rm(data, { recursive: true, force: true })
  })
})

async function insertErrors(client: ClickHouseClient, daysAgo: number): Promise<void> {
  await client.command({
    query: `INSERT INTO errors (project_id, ts, received_at, event_id, fingerprint, session_id)
      SELECT 1, now64(3) - INTERVAL ${String(daysAgo)} DAY, now64(3), generateUUIDv4(),
        toUUID('11111111-1111-4111-8111-111111111111'), 's'
      FROM numbers(1000)`,
  })
}

async function statsOf(client: ClickHouseClient): Promise<unknown[]> {
  const result = await client.query({
    query: 'SELECT toDate(first_seen) AS first, toDate(last_seen) AS last FROM issue_heads FINAL',
    format: 'JSONEachRow',
  })
  return result.json()
}

interface Part {
  rows: number
  /** The inode of a column: another is another file. */
  file: number
}

/** Oldest first. */
async function partsOf(client: ClickHouseClient): Promise<Part[]> {
  const result = await client.query({
    query: `SELECT rows, path FROM system.parts
      WHERE database = currentDatabase() AND table = 'errors' AND active AND rows > 0
      ORDER BY partition`,
    format: 'JSONEachRow',
  })
  const parts = await result.json<{ rows: string; path: string }>()
  return Promise.all(
    parts.map(async ({ rows, path }) => {
      return { rows: Number(rows), file: (await stat(join(path, 'event_id.bin'))).ino }
    }),
  )
}

/** The database changes and drops in the background, and tells nobody. */
async function untilOnePart(client: ClickHouseClient): Promise<Part[]> {
  for (;;) {
    const result = await client.query({
      query: 'SELECT 1 FROM system.mutations WHERE NOT is_done',
      format: 'JSONEachRow',
    })
    const underWay = await result.json()
    const parts = await partsOf(client)
    if (parts.length === 1 && underWay.length === 0) return parts
    await wait(50)
  }
}
