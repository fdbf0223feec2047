/**
 * Whole rounds, from reading to messages: `rounds.ts [--projects 500] [--rules 20] [--days 28] [--rounds 24] [--reads]`.
 * One rule of a hundred fires, some of them anew in each of the first rounds, to a webhook of this process. The
 * first rounds are those after a start, in which spike rules learn their past. With `--reads` also what was read.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { alertsConfig } from '../../packages/ingest/src/alerts/config.ts'
import { createAlerts } from '../../packages/ingest/src/alerts/create-alerts.ts'
import { createSend } from '../../packages/ingest/src/alerts/notify/send.ts'
import type { Correlations } from '@seismo/ingest/api'
import { createObservers } from '../../packages/ingest/src/alerts/observe/observers.ts'
import { rule } from '../../packages/ingest/src/alerts/rule/rule.ts'
import { createRecorder } from '../../packages/ingest/src/auth/recorder.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { startInbox } from '../../test/harness/inbox.ts'
import { fillProjects } from './fill-projects.ts'
import { TEMPLATES } from './rule-templates.ts'
import { timedInputs } from './timed-inputs.ts'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '500' },
    rules: { type: 'string', default: '20' },
    days: { type: 'string', default: '28' },
    rounds: { type: 'string', default: '24' },
    reads: { type: 'boolean', default: false },
  },
})
const [projects, rulesEach] = [Number(values.projects), Number(values.rules)]
const ROUND_MS = 10_000
const TARGET_S = 5
/** What fires does so in one of these rounds. */
const BEGINNINGS = 6

const folder = await mkdtemp(join(tmpdir(), 'seismo-alert-rounds-'))
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
let now = Math.floor(Date.now() / ROUND_MS) * ROUND_MS
const filling = performance.now()
await fillProjects(client, { projects, days: Number(values.days), now })
console.log(`filled in ${secondsSince(filling)}`)
const NOTHING_MOVED: Correlations = {
  ...{ items: [], quiet: [], lanes: [] },
  signal: {
    ...{
      id: 'errors',
      title: '',
      unit: '',
      onset: null,
      onsetBy: 'none',
      before: 0,
      after: 0,
      n: 0,
    },
    ...{
      window: { from: 0, to: 0 },
      baseline: { from: 0, to: 0 },
      from: 0,
      stepMs: 60_000,
      points: [],
    },
  },
}
const inbox = await startInbox()
const store = createClickHouseStore(client)
const reads = timedInputs(store.alertInputs)
const alerts = createAlerts({
  config: alertsConfig.parse({ receivers: [{ name: 'hook', webhook: { url: inbox.url } }] }),
  ofFiles: rulesOfAll(),
  observers: createObservers(reads.inputs),
  // What moved is asked of the whole service: bench/correlate/answer.ts.
  correlate: () => Promise.resolve(NOTHING_MOVED),
  observePast: () => Promise.resolve([]),
  ...{ store, record: createRecorder(store.changes, Date.now) },
  send: createSend({
    ...{ fetch: globalThis.fetch, sendMail: () => Promise.reject(new Error('not asked here')) },
    ...{ now: Date.now, wait: (ms) => wait(ms), random: Math.random },
  }),
  ...{ now: () => now, newId: randomUUID, origin: 'http://seismo.example' },
  onChange: () => undefined,
  isArchived: () => false,
  onError: (cause) => {
    throw cause
  },
})
await alerts.restore()
const rounds: { seconds: number; waiting: number }[] = []
for (let round = 1; round <= Number(values.rounds); round += 1)
  rounds.push(await measureRound(round))
summarise()
await inbox.close()
await client.close()
await rm(folder, { recursive: true })

/** By its own words each; one of a hundred is beyond its threshold. */
function rulesOfAll() {
  return Array.from({ length: projects * rulesEach }, (_, index) => {
    const projectId = 1 + Math.floor(index / rulesEach)
    const n = index % rulesEach
    const fires = index % 100 === 16
    const hold = `${String((Math.floor(index / 100) % BEGINNINGS) * 10)}s`
    const beyond = { measure: 'pageviews-per-minute', above: 1, window: '10m', for: hold }
    const given = fires ? beyond : TEMPLATES[n % TEMPLATES.length]
    const name = `${String(projectId)}/${String(n)}`
    return {
      rule: rule.parse({ name, receivers: ['hook'], ...given }),
      projectId,
      file: 'seismo.yaml',
    }
  })
}

/** Also how many rules had not learnt their past by its end. */
async function measureRound(round: number): Promise<{ seconds: number; waiting: number }> {
  const before = inbox.received.length
  const cpu = process.cpuUsage()
  const start = performance.now()
  await alerts.evaluate()
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  await alerts.outbox.idle()
  const told = inbox.received.length - before
  const counts = new Map<string, number>()
  for (let id = 1; id <= projects; id += 1) {
    for (const { state } of await alerts.statuses(id))
      counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const states = [...counts].map(([state, n]) => `${String(n)} ${state}`).join(', ')
  console.log(
    `round ${String(round)}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time; ${String(told)} messages taken after ${secondsSince(start)}; ${states}`,
  )
  const read = reads.taken()
  if (values.reads) console.log(`  ${read}`)
  now += ROUND_MS
  return { seconds, waiting: counts.get('failed') ?? 0 }
}

function summarise(): void {
  const [first] = rounds
  const learnt = rounds.findIndex(({ waiting }) => waiting === 0)
  const later = rounds.slice(learnt + 1).map(({ seconds }) => seconds)
  const after = learnt === -1 ? 'not all had learnt their past' : `round ${String(learnt + 1)}`
  const slowest = Math.max(...rounds.map(({ seconds }) => seconds))
  console.log(
    [
      `first round ${(first?.seconds ?? NaN).toFixed(2)} s`,
      `slowest ${slowest.toFixed(2)} s (target: each below ${String(TARGET_S)} s)`,
      `all rules have learnt their past after: ${after}`,
      `rounds after that ${Math.min(...later).toFixed(2)} to ${Math.max(...later).toFixed(2)} s`,
    ].join('; '),
  )
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1_000).toFixed(2)} s`
}
