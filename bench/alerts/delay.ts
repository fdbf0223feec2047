/**
 * From the first event of a spike to the message at its receiver: `delay.ts [--spikes 30] [--days 28]`. The
 * built service with its own ten seconds; each spike is of another project with four weeks behind it, and
 * is seen by a spike rule and by a threshold.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { RuleStatus } from '@seismo/ingest/api'
import { createRecorder } from '../../packages/ingest/src/auth/recorder.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { aBeacon, anError, aPageView } from '../../test/harness/beacon.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { startInbox, type Received } from '../../test/harness/inbox.ts'
import { startSeismo } from '../../test/harness/seismo.ts'
import { fillHistory } from './fill-projects.ts'

const { values } = parseArgs({
  options: { spikes: { type: 'string', default: '30' }, days: { type: 'string', default: '28' } },
})
const spikes = Number(values.spikes)
/** They begin at any moment of it, so at any moment of a round. */
const SPREAD_MS = 120_000
const LONGEST_MS = 120_000
const KINDS = ['Spike', 'Threshold'] as const

const projects = Array.from({ length: spikes }, (_, index) => {
  const number = index + 1
  return {
    number,
    slug: `p${String(number)}`,
    name: '',
    publicKey: `key-of-delay-${String(number)}`,
  }
})
const data = await mkdtemp(join(tmpdir(), 'seismo-delay-'))
await prepare()
const inbox = await startInbox()
const seismo = await startSeismo(settings(), { SEISMO_DATA: data })
const ending = new AbortController()
const quiet = keepVisiting(ending.signal)
await allLearned()
const delays = await Promise.all(projects.map(measure))
ending.abort()
await quiet
await seismo.end()
await inbox.close()
await rm(data, { recursive: true })
for (const [n, kind] of KINDS.entries())
  report(
    kind,
    delays.flatMap((both) => both[n] ?? []),
  )
report('both', delays.flat())

async function prepare(): Promise<void> {
  const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
  const record = createRecorder(createClickHouseStore(client).changes, Date.now)
  for (const value of projects) {
    const id = String(value.number)
    await record({ kind: 'project', id, actor: 'bench', value: { ...value, allowedOrigins: [] } })
  }
  await fillHistory(client, { projects: spikes, days: Number(values.days), now: Date.now() })
  await client.close()
}

function settings(): string {
  const rate = '{ perSecond: 1e6, burst: 1e6 }'
  const rules = projects.flatMap(({ slug }) => [
    `{ name: Spike ${slug}, kind: spike, project: ${slug}, receivers: [hook] }`,
    `{ name: Threshold ${slug}, measure: errors-per-minute, above: 10, window: 1m, project: ${slug}, receivers: [hook] }`,
  ])
  return `
limits: { key: ${rate}, address: ${rate} }
alerts:
  receivers: [{ name: hook, webhook: { url: ${inbox.url} } }]
  rules:
${rules.map((rule) => `    - ${rule}`).join('\n')}
`
}

/** After a start four weeks are read, some rules in each round. */
async function allLearned(): Promise<void> {
  const start = performance.now()
  for (const { slug } of projects) {
    for (;;) {
      const path = `/api/alerts?project=${slug}`
      const answer = await seismo.get<{ items: RuleStatus[] }>(path).catch(() => undefined)
      if (answer?.items.every(({ evaluatedAt }) => evaluatedAt !== null)) break
      await wait(1_000)
    }
  }
  const seconds = (performance.now() - start) / 1_000
  console.log(`${String(spikes)} projects learned ${values.days} days in ${seconds.toFixed(0)} s`)
}

/** What is usual: a visit of each project in thirty seconds. */
async function keepVisiting(signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n += 1) {
    const project = projects[n % projects.length]
    if (project) await send(project.publicKey, [aPageView()])
    await wait(30_000 / projects.length)
  }
}

async function measure({ slug, publicKey }: (typeof projects)[number]): Promise<number[]> {
  await wait(Math.random() * SPREAD_MS)
  const done = new AbortController()
  const start = performance.now()
  const failing = keepFailing(publicKey, done.signal)
  const delays = await Promise.all(
    KINDS.map(async (kind) => {
      const told = inbox.next((received) => isAbout(received, `${kind} ${slug}`))
      await Promise.race([told, wait(LONGEST_MS)])
      return performance.now() - start
    }),
  )
  done.abort()
  await failing
  return delays
}

/** Four sessions a second, each with a page that fails. */
async function keepFailing(publicKey: string, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    await send(publicKey, [aPageView(), anError()])
    await wait(250)
  }
}

async function send(publicKey: string, items: ReturnType<typeof aBeacon>['items']): Promise<void> {
  const body = JSON.stringify(aBeacon({ items }))
  const response = await fetch(`${seismo.url}/v1/beacon?k=${publicKey}`, { method: 'POST', body })
    // A connection that was closed while it was idle: the next visit comes soon.
    .catch(() => undefined)
  if (response && response.status !== 202) {
    throw new Error(`a beacon was answered ${String(response.status)}`)
  }
}

function isAbout({ body }: Received, rule: string): boolean {
  const { data: told } = body as { data: { rule: string; state: string } } // as: ours
  return told.rule === rule && told.state === 'firing'
}

function report(what: string, all: readonly number[]): void {
  const sorted = all.toSorted((a, b) => a - b)
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => {
    const ms = sorted[Math.ceil(share * sorted.length) - 1] ?? NaN
    return `${(ms / 1_000).toFixed(1)} s`
  })
  const missed = all.filter((ms) => ms >= LONGEST_MS).length
  console.log(
    `${what}: ${String(all.length)} messages, p50 ${p50 ?? ''}, p95 ${p95 ?? ''}, most ${most ?? ''}, ${String(missed)} not within two minutes`,
  )
}
