import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comparison, Correlations } from '@seismo/ingest/api'
import { createRandom } from '../../packages/ingest/src/testing/random.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { PASSWORD, startSmtpServer, type SmtpTestServer } from '../harness/channels/smtp-server.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { anErrorRow, aPageViewRow, aRequestRow } from '../harness/rows.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let app: FreshApp
let smtp: SmtpTestServer
/** That has an alert rule. */
let watched: Project
const started = new AsyncDisposableStack()

beforeAll(async () => {
  smtp = await startSmtpServer()
  started.defer(smtp.close)
  app = await aFreshApp(
    `
alerts:
  receivers:
    - name: mail
      email:
        to: ops@example.com
        from: Seismo <alerts@example.com>
        smtp: { host: localhost, port: ${smtp.port}, user: seismo, password: '\${SMTP_PASSWORD}', ca: '\${SMTP_CA}' }
  route: { receiver: mail, group_wait: 0s }
  rules:
    - { name: Shop errors, project: p1, measure: errors-per-minute, above: 4, window: 5m }
`,
    { SMTP_PASSWORD: PASSWORD, SMTP_CA: smtp.ca },
  )
  started.defer(app.remove)
  watched = app.aProject()
})

afterAll(() => started.disposeAsync())

/** Of this minute: rollups have whole ones. */
const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
const onset = now - 25 * MINUTE_MS

interface Story {
  projectId: number
  issue: string
  seed: number
  /** Errors of Safari on the new release since the onset, a minute. */
  extra: number
  /** Of the pool's waiters, since the onset. */
  waiting: number
}

const POOL = 'db_pool_waiting'

/** Seven hours of a shop: visits, some errors, requests, a server's gauges, and what was added at the onset. */
function rowsOf(story: Story): Row[] {
  const { projectId, issue, extra } = story
  const random = createRandom(story.seed)
  const rows: Row[] = []
  for (let at = now - 8 * HOUR_MS; at < now; at += MINUTE_MS) {
    const isAfter = at >= onset
    const base = () => ({ projectId, at: at + random.integer(0, 59_000), receivedAt: at + 59_000 })
    const client = () => ({
      browser: random.chance(0.25) ? 'Safari 19' : 'Chrome 156',
      release: isAfter && random.chance(0.5) ? '2.1.0' : '2.0.0',
    })
    for (let view = 0; view < 12; view += 1) rows.push(aPageViewRow({ ...base(), ...client() }))
    for (let error = random.poisson(0.6); error > 0; error -= 1)
      rows.push(anErrorRow({ ...base(), ...client(), fingerprint: issue, sessionId: randomUUID() }))
    for (let error = isAfter ? random.poisson(extra) : 0; error > 0; error -= 1) {
      const broken = { browser: 'Safari 19', release: '2.1.0' }
      rows.push(anErrorRow({ ...base(), ...broken, fingerprint: issue, sessionId: randomUUID() }))
    }
    const target = 'https://shop.example/api/checkout'
    for (let request = 0; request < 6; request += 1) {
      const fails = random.chance(isAfter && extra > 0 ? 0.5 : 0.01)
      const answer = fails ? {} : { outcome: 'ok' as const, status: 200 }
      rows.push(aRequestRow({ ...base(), method: 'POST', target, ...answer }))
    }
    rows.push(...samplesOf(story, { at, random }))
  }
  return rows
}

function samplesOf(
  { projectId, waiting }: Story,
  { at, random }: { at: number; random: ReturnType<typeof createRandom> },
): Row[] {
  const isAfter = at >= onset - MINUTE_MS
  const gauges: [string, number][] = [
    [POOL, Math.max(0, (isAfter ? waiting : 0) + random.poisson(2))],
    ['queue_depth', 40 + 6 * random.normal()],
    ['cpu_temperature', 55 + random.normal()],
    ['memory_used_bytes', 4e8 + 2e6 * random.normal()],
  ]
  return gauges.map(([, value], index) => ({
    ...{ is: 'server-sample', projectId, seriesId: String(1_000 * projectId + index) },
    ...{ at, receivedAt: at + 1_000, value },
  }))
}

function seriesOf(projectId: number): Row[] {
  return [POOL, 'queue_depth', 'cpu_temperature', 'memory_used_bytes'].map((name, index) => ({
    ...{ is: 'server-series', projectId, seriesId: String(1_000 * projectId + index), name },
    ...{ type: 'gauge', labels: { job: 'shop', instance: 'a:9100' }, lastSeen: now },
  }))
}

type Project = Pick<ReturnType<FreshApp['aProject']>, 'number' | 'slug'>

async function aShop(
  given: Pick<Story, 'seed' | 'extra' | 'waiting'>,
  { number: projectId, slug }: Project = app.aProject(),
) {
  const issue = randomUUID()
  await app.store.insert([...rowsOf({ ...given, projectId, issue }), ...seriesOf(projectId)])
  return { projectId, slug, issue }
}

describe('what moved with an issue', () => {
  it('names the release, the browser, the endpoint and the metric of a broken deploy', async () => {
    const { projectId, slug, issue } = await aShop({ seed: 1, extra: 9, waiting: 30 })
    await app.store.releases.deploys.add(projectId, {
      ...{ release: '2.1.0', environment: 'production', at: onset - 90_000, source: 'api' },
      ...{ url: '', commit: '', actor: 'ci' },
    })
    const startsAt = new Date(onset + 3 * MINUTE_MS).toISOString()
    const foreign = { status: 'firing', startsAt, endsAt: '0001-01-01T00:00:00Z' }
    await app.request(`/api/alerts/alertmanager?project=${slug}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ version: '4', receiver: 'seismo', status: 'firing' },
        alerts: [{ ...foreign, labels: { alertname: 'PoolFull', job: 'db' }, fingerprint: 'f1' }],
      }),
    })
    await app.store.changes.append({
      ...{ kind: 'grouping-rules', id: String(projectId), at: onset - 4 * MINUTE_MS },
      ...{ actor: 'ana', value: '{"yaml":"rules: []","from":"page"}' },
    })

    const answer = await app.get<Correlations>(`/api/issues/${issue}/correlations?project=${slug}`)

    expect(answer.signal.onsetBy).toBe('change')
    expect(Math.abs((answer.signal.onset ?? 0) - onset)).toBeLessThanOrEqual(2 * MINUTE_MS)
    expect(answer.signal.after).toBeGreaterThan(5 * answer.signal.before)
    const of = (kind: string) => answer.items.find((one) => one.kind === kind)
    expect(of('metric')?.name).toBe(POOL)
    expect(of('deploy')?.name).toBe('2.1.0')
    expect(of('alert')?.sentence).toMatch(/^Alert PoolFull of db began firing at \d\d:\d\d UTC/)
    expect(of('setting')?.sentence).toContain('Grouping rules were changed by ana')
    expect(of('request')?.name).toBe('POST https://shop.example/api/checkout')
    expect(of('dimension')?.labels).toMatchObject({ browser: 'Safari', release: '2.1.0' })
    expect(answer.items.map(({ sentence }) => sentence).join()).not.toMatch(/caus/i)
  })

  it('finds nothing in a calm shop, and nothing at a moment that somebody points at', async () => {
    const { slug, issue } = await aShop({ seed: 2, extra: 0, waiting: 0 })

    const calm = await app.get<Correlations>(`/api/issues/${issue}/correlations?project=${slug}`)
    const at = new Date(onset).toISOString()
    const asked = await app.get<Correlations>(
      `/api/issues/${issue}/correlations?project=${slug}&onset=${at}`,
    )

    expect(calm.items).toEqual([])
    expect(calm.signal).toMatchObject({ onset: null, onsetBy: 'none' })
    expect(asked.items).toEqual([])
    expect(asked.signal).toMatchObject({ onset, onsetBy: 'asked' })
    expect(asked.lanes.map(({ checked }) => checked > 0)).toEqual([true, true, true, true, false])
  })
})

describe('a box on a chart', () => {
  it('is compared with as long a time before it', async () => {
    const { slug } = await aShop({ seed: 3, extra: 9, waiting: 0 })
    const box = [onset, onset + 20 * MINUTE_MS].map((at) => new Date(at).toISOString()).join()

    const answer = await app.get<Comparison>(
      `/api/compare?project=${slug}&dataset=errors&box=${box}`,
    )

    expect(answer.baseline).toMatchObject({ from: onset - 20 * MINUTE_MS, to: onset })
    const browser = answer.dimensions.find(({ key }) => key === 'browser')
    expect(browser?.values.find(({ value }) => value === 'Safari')?.difference).toBeGreaterThan(0.3)
  })

  it('is of one issue where one is named, and without a box beside all errors', async () => {
    const shop = app.aProject()
    const { slug, issue } = await aShop({ seed: 5, extra: 9, waiting: 0 }, shop)
    const other = await aShop({ seed: 6, extra: 0, waiting: 0 }, shop)
    const box = [onset, onset + 20 * MINUTE_MS].map((at) => new Date(at).toISOString()).join()
    const ask = (more: string) =>
      app.get<Comparison>(`/api/compare?project=${slug}&dataset=errors&${more}`)

    const [boxed, all, whole] = [
      await ask(`issue=${issue}&box=${box}`),
      await ask(`box=${box}`),
      await ask(`issue=${other.issue}`),
    ]

    expect(boxed.selection).toMatchObject({ issue, from: onset })
    expect(boxed.baseline).toMatchObject({ issue, to: onset })
    expect(boxed.selection.n).toBeLessThan(all.selection.n)
    expect(whole.baseline).toMatchObject({ issue: null, from: whole.selection.from })
    expect(whole.baseline?.n).toBeGreaterThan(whole.selection.n)
  })

  it('refuses an issue that is not there, and one of what has none', async () => {
    const { slug } = app.aProject()
    const asked = await Promise.all(
      ['errors', 'requests'].map((dataset) =>
        app.request(`/api/compare?project=${slug}&dataset=${dataset}&issue=none`, {
          headers: { Authorization: `Bearer ${app.token}` },
        }),
      ),
    )

    expect(asked.map(({ status }) => status)).toEqual([404, 400])
  })
})

it('says in the mail of an alert what moved with it', async () => {
  await aShop({ seed: 4, extra: 9, waiting: 30 }, watched)

  // Somebody has the page open: the first reading of all tables takes longer than a message waits.
  await app.get(`/api/correlations?project=${watched.slug}&signal=errors&from=-6h`)
  await app.evaluate()
  const mail = await smtp.next(({ text }) => text.includes('Firing'))

  expect(mail.text).toContain('browser Safari, release 2.1.0 moves together')
  expect(mail.text).toContain('db_pool_waiting of shop moves together')
  expect(mail.html).toContain('moves together')
})
