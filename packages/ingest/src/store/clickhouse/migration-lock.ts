import type { ClickHouseClient } from '@clickhouse/client'
import { setTimeout as wait } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { every } from '../../lib/every.ts'

interface LockOptions {
  /** Without a sign of life for this long, whoever holds it is dead. */
  leaseSeconds?: number
  /** How long to wait for others. */
  patienceMs?: number
}

const LEASE_SECONDS = 30
/** A new column of a large table takes moments, a rollup of years of events takes minutes. */
const PATIENCE_MS = 30 * 60_000
const SHORTEST_WAIT_MS = 50
const LONGEST_WAIT_MS = 2_000

/** Each claim's newest step tells how long it holds. */
export const SCHEMA_LOCKS = `CREATE TABLE IF NOT EXISTS schema_locks
  (id UUID, step UInt32, until DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY (id, step)
  TTL toDateTime(until) + INTERVAL 1 DAY`

const others = z.array(z.object({ n: z.coerce.number() }))

/**
 * Runs `work` while nobody else does on this database. A claim is a row: who writes one and then
 * sees no other claim has the lock, as of two at once at least one sees the other's. Who sees another
 * takes its own back and comes again.
 */
export async function withMigrationLock<Result>(
  client: ClickHouseClient,
  work: () => Promise<Result>,
  { leaseSeconds = LEASE_SECONDS, patienceMs = PATIENCE_MS }: LockOptions = {},
): Promise<Result> {
  const claim = createClaim(client, leaseSeconds)
  const until = Date.now() + patienceMs
  for (let waitMs = SHORTEST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
    await claim.write()
    if (await claim.isAlone()) break
    await claim.withdraw()
    if (Date.now() > until) {
      throw new Error(
        'another process still brings the schema up to date; start again when it is done',
      )
    }
    // Apart from each other, or two would see each other for ever.
    await wait(waitMs * (0.5 + Math.random()))
  }
  // What cannot be told now is told a moment later: a lease is three times as long.
  const stop = every((leaseSeconds * 1_000) / 3, claim.write, () => undefined)
  try {
    return await work()
  } finally {
    await stop()
    await claim.withdraw()
  }
}

function createClaim(client: ClickHouseClient, leaseSeconds: number) {
  const id = randomUUID()
  let step = 0

  // By the clock of the database: ours may differ from each other.
  async function say(seconds: number): Promise<void> {
    step += 1
    await client.command({
      query: `INSERT INTO schema_locks (id, step, until)
        SELECT '${id}', ${String(step)}, now64(3, 'UTC') + INTERVAL ${String(seconds)} SECOND`,
    })
  }

  return {
    write: () => say(leaseSeconds),
    withdraw: () => say(-1),
    isAlone: async (): Promise<boolean> => {
      const result = await client.query({
        query: `SELECT count() AS n FROM (
            SELECT argMax(until, step) AS ends FROM schema_locks WHERE id != '${id}' GROUP BY id)
          WHERE ends > now64(3, 'UTC')`,
        format: 'JSONEachRow',
      })
      const [row] = others.parse(await result.json())
      return row?.n === 0
    },
  }
}
