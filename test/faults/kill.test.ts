import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { System } from '@seismo/ingest/api'
import { afterAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { countEmbeddedRows, notOnce } from '../harness/count-rows.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// A process that is killed at any moment has kept what it acknowledged, once.

/** `SEISMO_KILLS=200` is the figure of docs/operate.md; CI has less time. */
const KILLS = Number(process.env.SEISMO_KILLS ?? 8)
const SENDERS = 4
const LONGEST_LIFE_MS = 1_500
const KEY = 'key-of-the-kill-test'

const folder = await mkdtemp(join(tmpdir(), 'seismo-kill-'))
const acknowledged = new Set<string>()
const unanswered = new Map<string, string>()

afterAll(() => rm(folder, { recursive: true, force: true }))

function start(): Promise<Seismo> {
  const rate = '{ perSecond: 1e6, burst: 1e6 }'
  return startSeismo(`limits: { key: ${rate}, address: ${rate} }`, {
    SEISMO_DATA: join(folder, 'data'),
    SEISMO_PUBLIC_KEY: KEY,
  })
}

async function send(url: string, sessionId: string, body: string): Promise<void> {
  unanswered.set(sessionId, body)
  const response = await fetch(`${url}/v1/beacon?k=${KEY}`, { method: 'POST', body })
  if (response.status !== 202) throw new Error(String(response.status))
  unanswered.delete(sessionId)
  acknowledged.add(sessionId)
}

/** Until the service is gone. Each beacon has a session of its own, by which its rows are counted. */
async function sendUntilGone(url: string): Promise<void> {
  try {
    for (;;) {
      const sessionId = randomUUID()
      const items = [anError(), aVital(), aPageView()]
      await send(url, sessionId, JSON.stringify(aBeacon({ context: { sessionId }, items })))
    }
  } catch {
    // Killed, mid-request or between two.
  }
}

/** As the script in the page does: what had no answer is sent again, under the same id. */
async function sendAgain(url: string): Promise<void> {
  for (const [sessionId, body] of [...unanswered]) await send(url, sessionId, body)
}

async function liveAndDie(): Promise<void> {
  const seismo = await start()
  const gone = Promise.all([
    sendAgain(seismo.url).catch(() => undefined),
    ...Array.from({ length: SENDERS }, () => sendUntilGone(seismo.url)),
  ])
  await wait(Math.random() * LONGEST_LIFE_MS)
  process.kill(seismo.pid, 'SIGKILL')
  await gone
  await seismo.end()
}

it(
  `stores what it acknowledged exactly once through ${KILLS} kills`,
  async () => {
    for (let kill = 0; kill < KILLS; kill += 1) await liveAndDie()

    const last = await start()
    await sendAgain(last.url)
    await last.until<System>('/api/system', ({ log }) => log.pendingRecords === 0)
    await last.stop()
    const counts = await countEmbeddedRows(join(folder, 'data'))

    console.info(`${KILLS} kills, ${acknowledged.size} beacons acknowledged`)
    expect(acknowledged.size).toBeGreaterThan(KILLS)
    expect(notOnce(counts, acknowledged)).toEqual([])
    const stored = { stored: acknowledged.size }
    expect(counts.ledger).toMatchObject({ error: stored, vital: stored, pageview: stored })
    expect(counts.identity).toEqual([])
    expect(counts.rollups).toEqual({ issueEvents: acknowledged.size, pageViews: acknowledged.size })
  },
  KILLS * 10_000 + 60_000,
)
