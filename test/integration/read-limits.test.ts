import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'
import { exploreRead } from '../../packages/ingest/src/store/clickhouse/queries/explore-read.ts'
import { READ_LIMITS } from '../../packages/ingest/src/store/clickhouse/read-limits.ts'
import { select } from '../../packages/ingest/src/store/clickhouse/select.ts'
import { clickHouseServer } from '../../packages/ingest/src/store/clickhouse/server-client.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'

const started = new AsyncDisposableStack()
afterAll(() => started.disposeAsync())

async function embedded(): Promise<ClickHouseClient> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-limits-'))
  started.defer(() => rm(data, { recursive: true, force: true }))
  return embeddedClickHouse(data)
}

async function served(): Promise<ClickHouseClient> {
  const server = await startClickHouseServer()
  started.defer(server.stop)
  return clickHouseServer(await server.freshDatabase())
}

const MB = 1024 ** 2

describe.each([
  ['in this process', embedded],
  ['on a server', served],
])('a read %s', (_, open) => {
  let client: ClickHouseClient
  beforeAll(async () => {
    client = await open()
    started.defer(() => client.close())
  })

  it.each([
    ['takes too long', 'too-slow', { seconds: 0.3 }, 'SELECT sum(number) AS n FROM numbers(1e12)'],
    [
      'takes too much memory',
      'too-large',
      { memoryBytes: 20 * MB },
      'SELECT length(groupArray(number)) AS n FROM numbers(100000000)',
    ],
    [
      'answers too much',
      'too-large',
      { resultBytes: MB },
      'SELECT number AS n FROM numbers(10000000)',
    ],
  ])('that %s is stopped, and says so', async (_what, trouble, limit, sql) => {
    const read = select(client, z.unknown(), { sql, limits: { ...READ_LIMITS, ...limit } })

    await expect(read).rejects.toMatchObject({ name: 'StoreError', trouble })
  })

  it('that groups more than fits is done on the disk', async () => {
    const read = select(client, z.object({ n: z.coerce.number() }), {
      sql: 'SELECT count() AS n FROM (SELECT number, count() FROM numbers(10000000) GROUP BY number)',
      limits: { ...READ_LIMITS, memoryBytes: 400 * MB },
    })

    expect(await read).toEqual([{ n: 10_000_000 }])
  })

  it('that explores too many rows answers what it has, and says so', async () => {
    const sql = 'SELECT count() AS n FROM numbers(1000000000)'
    const [cut, whole] = [5_000_000, 2_000_000_000].map((rows) =>
      exploreRead(client, z.object({ n: z.number() }), {
        ...{ sql, params: {}, limits: { rows, groups: 1_000 } },
      }),
    )

    expect(await cut).toMatchObject({ partial: true, sql })
    expect((await cut)?.rows[0]?.n).toBeLessThan(1_000_000_000)
    expect(await whole).toMatchObject({ partial: false, rows: [{ n: 1_000_000_000 }] })
  })

  it('that explores too many groups is refused', async () => {
    const read = exploreRead(client, z.unknown(), {
      sql: 'SELECT number AS g, count() AS n FROM numbers(1000000) GROUP BY g LIMIT 1',
      ...{ params: {}, limits: { rows: 1e9, groups: 1_000 } },
    })

    await expect(read).rejects.toMatchObject({ name: 'StoreError', trouble: 'too-large' })
  })

  it('that fails in the middle of its answer leaves nothing of it to the next', async () => {
    const failing = 'SELECT throwIf(number = 5000000) AS n FROM numbers(10000000)'
    const n = z.object({ n: z.coerce.number() })

    for (let again = 0; again < 3; again += 1) {
      const all = await Promise.allSettled([
        select(client, n, { sql: failing }),
        ...[1, 2, 3].map((one) => select(client, n, { sql: `SELECT ${one} AS n` })),
      ])

      expect(all.map(({ status }) => status)).toEqual([
        'rejected',
        'fulfilled',
        'fulfilled',
        'fulfilled',
      ])
      expect(all.slice(1)).toMatchObject([1, 2, 3].map((one) => ({ value: [{ n: one }] })))
      expect(await select(client, n, { sql: 'SELECT 4 AS n' })).toEqual([{ n: 4 }])
    }
  })

  it('that takes long keeps no other waiting', async () => {
    const order: string[] = []
    const slow = select(client, z.unknown(), { sql: 'SELECT sleep(1.5)' })
    const quick = select(client, z.unknown(), { sql: 'SELECT 1' })

    await Promise.all([slow.then(() => order.push('slow')), quick.then(() => order.push('quick'))])

    expect(order).toEqual(['quick', 'slow'])
  })

  it('leaves no limit to the next statement', async () => {
    const limits = { ...READ_LIMITS, resultBytes: 1 }
    await select(client, z.unknown(), { sql: 'SELECT 1', limits }).catch(() => undefined)

    const rows = await select(client, z.object({ value: z.string() }), {
      sql: `SELECT value FROM system.settings WHERE name = 'max_result_bytes'`,
    })

    expect(rows).toEqual([{ value: String(READ_LIMITS.resultBytes) }])
  })
})
