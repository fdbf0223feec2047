import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IssueDetail, IssueSummary, System } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { countEmbeddedRows, notOnce } from '../harness/count-rows.ts'
import { aFakeClock, type FakeClock } from '../harness/fake-clock.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// A service whose clock is set while it works, a day ahead and then two days back.

const DAY_MS = 86_400_000
const BEACONS = 60
/** Within a burst and with no time to fill anew: a clock set back must not take what is there. */
const LIMITS = '{ perSecond: 1000, burst: 1000 }'

const folder = await mkdtemp(join(tmpdir(), 'seismo-clock-data-'))
/** By session, how far off the service's clock was. */
const offsets = new Map<string, number>()
let clock: FakeClock
const started = new AsyncDisposableStack()

beforeAll(async () => {
  clock = await aFakeClock()
  started.defer(clock.remove)
})

afterAll(async () => {
  await started.disposeAsync()
  await rm(folder, { recursive: true, force: true })
})

async function start(environment: NodeJS.ProcessEnv): Promise<Seismo> {
  const seismo = await startSeismo(`limits: { key: ${LIMITS}, address: ${LIMITS} }`, {
    SEISMO_DATA: join(folder, 'data'),
    ...environment,
  })
  started.defer(seismo.end)
  return seismo
}

async function sendMany({ url, publicKey }: Seismo, offsetMs: number): Promise<void> {
  const sends = Array.from({ length: BEACONS }, async () => {
    const sessionId = randomUUID()
    const now = Date.now()
    const items = [
      anError({ at: now }),
      aVital({ at: now - 3 * DAY_MS }),
      aPageView({ at: now + 3 * DAY_MS }),
    ]
    const body = JSON.stringify(aBeacon({ context: { sessionId }, items }))
    const { status } = await fetch(`${url}/v1/beacon?k=${publicKey}`, { method: 'POST', body })
    if (status !== 202) throw new Error(`answered with ${String(status)}`)
    offsets.set(sessionId, offsetMs)
  })
  await Promise.all(sends)
}

async function logIn({ url, password }: Seismo): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ name: 'admin', password }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function statusOf({ url }: Seismo, cookie: string): Promise<number> {
  return (await fetch(`${url}/api/session`, { headers: { Cookie: cookie } })).status
}

async function setState(seismo: Seismo, state: IssueDetail['state']): Promise<string> {
  const { items } = await seismo.until<{ items: IssueSummary[] }>(
    '/api/issues?from=-30m',
    (list) => list.items.length === 1,
  )
  const answer = await fetch(`${seismo.url}/api/issues/${items[0]?.id ?? ''}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${seismo.token}` },
    body: JSON.stringify({ state }),
  })
  return ((await answer.json()) as IssueDetail).state
}

/** By how many minutes rows have another time than the service had. */
function mistimed(times: ReadonlyMap<string, number>, afterMs: number): number[] {
  return [...times]
    .map(([session, at]) => at - (startedAt + (offsets.get(session) ?? NaN) + afterMs))
    .filter((error) => !(error >= 0 && error < 5 * 60_000))
    .map((error) => error / 60_000)
}

const startedAt = Date.now()

it('keeps all of it once and lets people in when its clock is set', async () => {
  const seismo = await start(clock.environment)
  const cookie = await logIn(seismo)
  await sendMany(seismo, 0)

  // While the first ones are still being stored.
  await clock.setOffset(DAY_MS)
  await sendMany(seismo, DAY_MS)
  const loginAhead = await statusOf(seismo, cookie)
  const resolvedAhead = await setState(seismo, 'resolved')
  await clock.setOffset(-DAY_MS)
  await sendMany(seismo, -DAY_MS)
  const loginBack = await statusOf(seismo, cookie)
  const reopenedBack = await setState(seismo, 'open')
  await sendMany(seismo, -DAY_MS)
  const code = await seismo.stop()

  const after = await start({})
  await sendMany(after, 0)
  await after.until<System>('/api/system', ({ log }) => log.pendingRecords === 0)
  const loginAfter = await statusOf(after, cookie)
  await after.stop()
  const counts = await countEmbeddedRows(join(folder, 'data'))

  expect(code).toBe(0)
  expect({ loginAhead, loginBack, loginAfter }).toEqual({
    ...{ loginAhead: 200, loginBack: 200, loginAfter: 200 },
  })
  expect({ resolvedAhead, reopenedBack }).toEqual({
    resolvedAhead: 'resolved',
    reopenedBack: 'open',
  })
  expect(offsets.size).toBe(5 * BEACONS)
  expect(notOnce(counts, offsets.keys())).toEqual([])
  const stored = { received: offsets.size, stored: offsets.size }
  expect(counts.ledger).toMatchObject({ error: stored, vital: stored, pageview: stored })
  expect(counts.identity).toEqual([])
  expect(counts.rollups).toEqual({ issueEvents: offsets.size, pageViews: offsets.size })
  // By the service's clock, and no further than a day before it or behind it.
  expect(mistimed(counts.times.errors ?? new Map(), 0)).toEqual([])
  expect(mistimed(counts.times.vitals ?? new Map(), -DAY_MS)).toEqual([])
  expect(mistimed(counts.times.pageviews ?? new Map(), 0)).toEqual([])
})
