/**
 * How long pages wait for the store: `queries.ts FOLDER [--rounds 20] [--arriving] [--only search]`.
 * The folder is one that `fill.ts` made. With `--arriving`, 2,000 errors a second are stored meanwhile.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openStore } from '../../packages/ingest/src/entries/open-store.ts'
import { parseSearch } from '../../packages/ingest/src/search.ts'
import type { IssueFilter, Scope, Store } from '../../packages/ingest/src/store/ports.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { arrivingRows } from './arriving.ts'
import { PROJECT } from './generate.ts'

const DAY_MS = 86_400_000

const SEARCHES = [
  'undefined',
  'field4711',
  'fn20171',
  'order 83921',
  'type:RangeError',
  'file:part17',
  'browser:Safari',
  'environment:staging',
  'release:web@2.7*',
  'tag.plan:pro page:/section7*',
  'user:user-4711',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '20' },
    arriving: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('name the folder that fill.ts made: queries.ts FOLDER')
const store = await openStore({ data: folder, clickhouse_url: undefined }, sqlFolder)
const behindMs = await behindNow(store)
const [top] = await store.issues.list(filterOf(30, { sort: 'events', limit: 1 }))
const [rare] = await store.issues.list(filterOf(30, { sort: 'events', limit: 1, offset: 20_000 }))
const stop = values.arriving ? arrive(store) : () => Promise.resolve()

for (const [name, ask] of Object.entries(questions())) {
  if (name.includes(values.only)) await measure(name, ask)
}
await stop()
await store.close()

/** Pages ask until the moment in which they ask; a folder of last week is measured as it was then. */
async function behindNow(from: Store): Promise<number> {
  const now = Date.now()
  const [newest] = await from.issues.list(filterOf(60, { to: now, from: now - 60 * DAY_MS }))
  const behind = now - (newest?.lastSeen ?? now)
  return behind < DAY_MS / 2 ? 0 : behind
}

function scopeOf(days: number): Scope {
  const to = Date.now() - behindMs
  return { projectId: PROJECT, from: to - days * DAY_MS, to }
}

function filterOf(days: number, given: Partial<IssueFilter> = {}): IssueFilter {
  return {
    ...(given.to === undefined ? scopeOf(days) : { projectId: PROJECT, from: 0, to: 0 }),
    ...{ search: [], state: 'open', sort: 'last-seen', limit: 50, offset: 0 },
    ...given,
  }
}

function questions(): Record<string, () => Promise<unknown>> {
  const found: Record<string, () => Promise<unknown>> = {}
  for (const days of [1, 7, 30]) {
    for (const sort of ['last-seen', 'first-seen', 'events', 'users', 'impact'] as const) {
      found[`list ${String(days)} d by ${sort}`] = () => store.issues.list(filterOf(days, { sort }))
    }
    found[`counts ${String(days)} d`] = () => store.issues.counts(filterOf(days))
    for (const [name, issue] of Object.entries({ top, rare })) {
      const id = issue?.id ?? ''
      found[`detail ${String(days)} d of the ${name}`] = () =>
        store.issues.overview(scopeOf(days), id)
      found[`tags ${String(days)} d of the ${name}`] = () =>
        store.issues.tagValues({ ...scopeOf(days), id, key: 'browser', search: '', limit: 100 })
      found[`events ${String(days)} d of the ${name}`] = () =>
        store.issues.events({ ...scopeOf(days), id, search: [], limit: 50 })
    }
    for (const q of SEARCHES) {
      found[`search ${String(days)} d ${q}`] = () =>
        store.issues.list(filterOf(days, { search: parseSearch(q).parts, sort: 'events' }))
    }
  }
  for (const which of ['recommended', 'latest', 'oldest']) {
    found[`event ${which} of the top`] = () => store.issues.event(PROJECT, top?.id ?? '', which)
    found[`event ${which} of the rare`] = () => store.issues.event(PROJECT, rare?.id ?? '', which)
  }
  return found
}

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask()
  const waits: number[] = []
  const cpu = process.cpuUsage()
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const start = performance.now()
    await ask()
    waits.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpu)
  waits.sort((a, b) => a - b)
  const at = (share: number) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(0)
  const cpuMs = ((user + system) / 1_000 / waits.length).toFixed(0)
  console.log(`${name.padEnd(44)} p50 ${at(0.5)} p95 ${at(0.95)} ms, ${cpuMs} ms of processor`)
}

/** 2,000 errors a second of a hundred issues, a batch each second as processing makes them. */
function arrive(into: Store): () => Promise<void> {
  let isOn = true
  async function run(): Promise<void> {
    while (isOn) {
      const next = performance.now() + 1_000
      const rows = arrivingRows(2_000)
      await into.insert(rows, randomUUID())
      await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())))
    }
  }
  const running = run()
  return () => {
    isOn = false
    return running
  }
}
