import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { System } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'
import { countServerRows, notOnce } from '../harness/count-rows.ts'
import { startFaultyProxy, type Fault, type FaultyProxy } from '../harness/faulty-proxy.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// Whatever a ClickHouse server does, what was acknowledged gets there, once, without a restart.

/** `SEISMO_OUTAGE_MS=120000` for the two minutes of the figure; CI has less time. */
const OUTAGE_MS = Number(process.env.SEISMO_OUTAGE_MS ?? 4_000)
const EVERY_MS = 20

const started = new AsyncDisposableStack()
let seismo: Seismo
let proxy: FaultyProxy
let database: string
const acknowledged = new Set<string>()

beforeAll(async () => {
  const server = await startClickHouseServer()
  started.defer(server.stop)
  database = await server.freshDatabase()
  const { origin, username, password, pathname } = new URL(database)
  proxy = await startFaultyProxy(origin)
  started.defer(proxy.close)
  seismo = await startSeismo('', {
    SEISMO_CLICKHOUSE_URL: `${proxy.url.replace('://', `://${username}:${password}@`)}${pathname}`,
  })
  started.defer(seismo.end)
})

afterAll(() => started.disposeAsync())

async function send(): Promise<void> {
  const sessionId = randomUUID()
  const items = [anError(), aVital(), aPageView()]
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ context: { sessionId }, items })),
  })
  expect(response.status).toBe(202)
  acknowledged.add(sessionId)
}

async function sendFor(ms: number): Promise<void> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    await send()
    await wait(EVERY_MS)
  }
}

async function ready(query = ''): Promise<{ status: number; reasons: string[] }> {
  const response = await fetch(`${seismo.url}/ready${query}`)
  const { reasons } = (await response.json()) as { reasons: string[] }
  return { status: response.status, reasons }
}

const FAULTS: [string, Fault, 'inserts'?][] = [
  ['is away', { is: 'away' }],
  ['is away for inserts', { is: 'away' }, 'inserts'],
  ['is slow', { is: 'slow', ms: 1_500 }],
  ['answers errors', { is: 'error', status: 500, body: 'Code: 241. DB::Exception: Memory limit' }],
  ['does as asked and cannot say so', { is: 'answer-lost' }, 'inserts'],
]

it.each(FAULTS)(
  'keeps everything while its database %s, and stores it once after',
  async (_, fault, only) => {
    await sendFor(200)
    proxy.fault(fault, only)
    await sendFor(OUTAGE_MS)
    const during = await ready()
    const forAccept = await ready('?for=accept')
    proxy.fault({ is: 'none' })
    await sendFor(200)

    await seismo.until<System>('/api/system', ({ log }) => log.pendingRecords === 0)
    const counts = await countServerRows(database)

    expect(forAccept).toEqual({ status: 200, reasons: [] })
    if (fault.is === 'away') expect(during.status).toBe(503)
    expect(await ready()).toEqual({ status: 200, reasons: [] })
    expect(notOnce(counts, acknowledged)).toEqual([])
    expect(counts.identity).toEqual([])
    expect(counts.rollups).toEqual({ issueEvents: acknowledged.size, pageViews: acknowledged.size })
  },
  OUTAGE_MS + 60_000,
)
