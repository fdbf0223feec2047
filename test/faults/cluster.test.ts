import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { AlertEntry } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'
import { countServerRows, notOnce, type RowCounts } from '../harness/count-rows.ts'
import { startInbox, type Inbox } from '../harness/inbox.ts'
import { startNats, type NatsCluster } from '../harness/nats.ts'
import { THROWS } from '../harness/minified-shop.ts'
import { BUCKET, S3_KEYS, startS3, type S3Server } from '../harness/s3-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'
import { storedFrame, uploadShop } from '../harness/uploaded-shop.ts'

// One service on six machines and three of NATS, of which some die: what was acknowledged is stored, once.

const KEY = 'key-of-the-cluster-test'
const SENDERS = 4
const LOAD_MS = Number(process.env.SEISMO_CLUSTER_LOAD_MS ?? 4_000)
const TAKEOVER_MS = 30_000
const EVALUATES = 'this process evaluates the alert rules'
const EVALUATES_NO_MORE = 'another process evaluates the alert rules now'

const started = new AsyncDisposableStack()
let database: string
let nats: NatsCluster
let inbox: Inbox
let s3: S3Server
let api: Seismo
let standby: Seismo
let accepting: Seismo[]
let processing: Seismo[]

function start(roles: string): Promise<Seismo> {
  const rate = '{ perSecond: 1e6, burst: 1e6 }'
  const settings = `
limits: { key: ${rate}, address: ${rate} }
alerts:
  evaluation_interval: 1s
  receivers: [{ name: hook, webhook: { url: ${inbox.url} } }]
  route: { receiver: hook, group_wait: 0s }
  rules: [{ name: Errors, measure: errors, above: 0, window: 1h }]
`
  return startSeismo(settings, {
    ...{ SEISMO_ROLES: roles, SEISMO_LOG_URL: nats.urlOf('seismo') },
    ...{ SEISMO_CLICKHOUSE_URL: database, SEISMO_PUBLIC_KEY: KEY, ...S3_KEYS },
    SEISMO_ARTIFACTS_URL: `s3://${BUCKET}/seismo?endpoint=${s3.endpoint}`,
  })
}

async function startPart(roles: string): Promise<Seismo> {
  const part = await start(roles)
  started.defer(part.end)
  return part
}

beforeAll(async () => {
  const clickHouse = await startClickHouseServer()
  started.defer(clickHouse.stop)
  database = await clickHouse.freshDatabase()
  nats = await startNats()
  started.defer(nats.stop)
  s3 = await startS3()
  started.defer(s3.close)
  inbox = await startInbox()
  started.defer(inbox.close)
  api = await startPart('api,alert')
  const parts = ['accept', 'accept', 'process', 'process', 'alert'].map(startPart)
  const [a, b, c, d, e] = (await Promise.all(parts)) as [Seismo, Seismo, Seismo, Seismo, Seismo] // as: five were started
  accepting = [a, b]
  processing = [c, d]
  standby = e
}, 400_000)

afterAll(() => started.disposeAsync(), 120_000)

const acknowledged = new Set<string>()
let sent = 0

/** As a page does behind a round robin: what is not kept is sent again under its id, to whichever is next. */
async function send(): Promise<void> {
  const sessionId = randomUUID()
  const items = [anError(), aVital(), aPageView()]
  const body = JSON.stringify(aBeacon({ context: { sessionId }, items }))
  for (;;) {
    const { url } = accepting[(sent += 1) % accepting.length] as Seismo // as: of two
    const answer = await fetch(`${url}/v1/beacon?k=${KEY}`, { method: 'POST', body })
    if (answer.status === 202) break
    expect(answer.status).toBe(503)
  }
  acknowledged.add(sessionId)
}

async function sendFor(ms: number): Promise<void> {
  const end = performance.now() + ms
  const sender = async () => {
    while (performance.now() < end) await send()
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
}

/** Once all that was acknowledged is in the ledger. */
async function allStored(): Promise<RowCounts> {
  let counts = await countServerRows(database)
  while ((counts.ledger.error?.stored ?? 0) < acknowledged.size) {
    // Asked of the database itself: what a machine says of the log may be a second old.
    await wait(500)
    counts = await countServerRows(database)
  }
  return counts
}

/** Resolves with the next event of that name that open pages are told. */
async function told(name: string): Promise<void> {
  const headers = { Authorization: `Bearer ${api.token}` }
  const { body } = await fetch(`${api.url}/api/stream`, { headers })
  for await (const chunk of body ?? []) {
    if (Buffer.from(chunk).includes(`event: ${name}`)) return
  }
}

it('does on each machine what its roles say', async () => {
  const statusOf = async ({ url }: Seismo, path: string) => (await fetch(url + path)).status
  const [accept] = accepting as [Seismo]
  const [processor] = processing as [Seismo]

  for (const [part, roles] of [
    [api, ['api', 'alert']],
    [accept, ['accept']],
    [processor, ['process']],
  ] as const) {
    expect(await (await fetch(`${part.url}/health`)).json()).toMatchObject({ roles })
  }
  expect(await (await fetch(`${accept.url}/metrics`)).text()).toContain(
    'seismo_role{role="accept"} 1',
  )
  expect(await statusOf(accept, '/api/issues')).toBe(404)
  expect(await statusOf(accept, '/seismo.min.js')).toBe(200)
  expect(await statusOf(api, `/v1/beacon?k=${KEY}`)).toBe(404)
  expect(await statusOf(processor, '/')).toBe(404)
  expect(await statusOf(api, '/')).toBe(200)
})

it('tells open pages what another machine stored, and holds to what another machine saved', async () => {
  const activity = told('activity')
  await send()
  await activity

  const origins = (allowedOrigins: string[]) =>
    fetch(`${api.url}/api/projects/web`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${api.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ allowedOrigins }),
    })
  const statusFrom = async (origin: string) => {
    const { url } = accepting[0] as Seismo
    const body = JSON.stringify(aBeacon({ items: [] }))
    const answer = await fetch(`${url}/v1/beacon?k=${KEY}`, {
      ...{ method: 'POST', body, headers: { Origin: origin } },
    })
    return answer.status
  }
  expect((await origins(['https://shop.example'])).status).toBe(200)
  await expect.poll(() => statusFrom('https://other.example'), { timeout: 60_000 }).toBe(403)
  expect((await origins([])).status).toBe(200)
  await expect.poll(() => statusFrom('https://other.example'), { timeout: 60_000 }).not.toBe(403)
}, 400_000)

it('stores what it acknowledged exactly once while servers of the log and processors die', async () => {
  const [first] = processing as [Seismo]
  const load = sendFor(LOAD_MS)
  await wait(LOAD_MS / 4)
  await nats.kill(0)
  await wait(LOAD_MS / 4)
  process.kill(first.pid, 'SIGKILL')
  await wait(LOAD_MS / 4)
  nats.start(0)
  await load

  const counts = await allStored()

  console.info(`${acknowledged.size} beacons acknowledged by ${sent} requests`)
  expect(acknowledged.size).toBeGreaterThan(SENDERS)
  expect(notOnce(counts, acknowledged)).toEqual([])
  expect(counts.ledger).toMatchObject({ error: { stored: acknowledged.size } })
  expect(counts.identity).toEqual([])
  expect(counts.rollups).toEqual({ issueEvents: acknowledged.size, pageViews: acknowledged.size })
}, 400_000)

it('has another machine evaluate the rules while the one that did is paused, and nobody twice', async () => {
  expect(api.output()).toContain(EVALUATES)
  expect(standby.output()).not.toContain(EVALUATES)
  // What the receiver has and nobody has noted yet is told once more by whoever comes next.
  await api.until<{ items: AlertEntry[] }>('/api/alerts/history', ({ items }) =>
    items.some(({ deliveries }) => deliveries.some(({ status }) => status === 'delivered')),
  )
  expect(inbox.received).toHaveLength(1)

  const pausedAt = performance.now()
  process.kill(api.pid, 'SIGSTOP')
  try {
    await expect.poll(() => standby.output(), { timeout: 60_000 }).toContain(EVALUATES)
  } finally {
    process.kill(api.pid, 'SIGCONT')
  }
  const tookMs = performance.now() - pausedAt

  console.info(`taken over after ${Math.round(tookMs / 1_000)} s`)
  expect(tookMs).toBeLessThan(TAKEOVER_MS)
  await expect.poll(() => api.output(), { timeout: 60_000 }).toContain(EVALUATES_NO_MORE)
  const before = { awake: await rounds(api), standby: await rounds(standby) }
  await expect.poll(() => rounds(standby), { timeout: 60_000 }).toBeGreaterThan(before.standby + 2)
  expect(await rounds(api)).toBe(before.awake)
  expect(inbox.received).toHaveLength(1)
}, 400_000)

it('finds on the machines that process the map that another was given', async () => {
  const debugId = randomUUID()
  const { url } = accepting[0] as Seismo // as: of two

  expect((await uploadShop(api, debugId)).status).toBe(200)
  const frame = await storedFrame(api, debugId, `${url}/v1/beacon?k=${KEY}`)

  expect(frame).toMatchObject({ status: 'mapped', file: `src/${debugId}.ts`, ...THROWS })
}, 400_000)

async function rounds({ url }: Seismo): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/seismo_alert_evaluations_total\{outcome="done"\} (\d+)/.exec(text)?.[1] ?? 0)
}
