/**
 * How long two issues of a million events each take to be one, and one of a million to be two:
 * `node --conditions=source bench/storage/merge.ts [events]`. Seen from outside: with the answer, every
 * number that a page shows is the new one.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createWorkflow } from '../../packages/ingest/src/issues/workflow/workflow.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const KINDS = 5
const OTHER_ISSUES = 50_000
const ROUNDS = 5
const DAY_MS = 86_400_000

const [red, blue] = ['aaaaaaaa-0000-4000-8000-00000000000a', 'bbbbbbbb-0000-4000-8000-00000000000b']

async function fill(client: ClickHouseClient, fingerprint: string, events: number): Promise<void> {
  const own = `toUUID('${fingerprint}')`
  await client.command({
    query: `
      INSERT INTO errors (project_id, ts, first_ts, received_at, event_id, fingerprint, fine, version,
        class, why, stack_id, type, message, culprit, release, environment, url, route, browser,
        session_id, user_id)
      SELECT 1, now64(3) - toIntervalSecond(number % 1209600) AS at, at, now64(3), generateUUIDv4(),
        ${own}, reinterpretAsUUID(MD5(concat('${fingerprint}', toString(number % ${KINDS})))), 'v2',
        'error', ['type TypeError', 'frame src/cart.ts sum'], reinterpretAsUUID(MD5(toString(number % 40))),
        'TypeError', concat('x is undefined ', toString(number % 7)), 'src/cart.ts in sum',
        concat('1.', toString(number % 30), '.0'), 'production', 'https://shop.example/cart',
        concat('/', toString(number % 20)), concat('Chrome ', toString(number % 9)),
        toString(number % 400000), toString(number % 90000)
      FROM numbers(${events}) SETTINGS max_execution_time = 600`,
  })
}

/** Of many others, which likeness has to look through. */
async function fillHeads(client: ClickHouseClient): Promise<void> {
  await client.command({
    query: `
      INSERT INTO errors (project_id, ts, first_ts, received_at, event_id, fingerprint, version, class,
        why, type, message, culprit)
      SELECT 1, now64(3) - toIntervalSecond(number), now64(3), now64(3), generateUUIDv4(),
        generateUUIDv4(), 'v2', 'error',
        ['type TypeError', concat('frame src/', toString(number), '.ts f'), 'frame src/app.ts main'],
        'TypeError', concat('cannot read ', hex(number), ' of the list in ', toString(number)), ''
      FROM numbers(${OTHER_ISSUES})`,
  })
}

async function timed<Result>(work: () => Promise<Result>): Promise<[ms: number, Result]> {
  const startedAt = performance.now()
  const result = await work()
  return [Math.round(performance.now() - startedAt), result]
}

const data = await mkdtemp(join(tmpdir(), 'seismo-merge-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, 'sql')
const store = createClickHouseStore(client)
const workflow = createWorkflow({
  ...{ store, now: Date.now, newId: randomUUID, publish: () => undefined },
  memberNames: () => Promise.resolve([]),
  betweenBatches: (work) => work(),
})

async function shown(id: string): Promise<number> {
  const range = { from: Date.now() - 30 * DAY_MS, to: Date.now() + DAY_MS }
  const overview = await store.issues.overview({ projectId: 1, ...range }, id)
  return overview?.summary.events ?? 0
}

function expectEvents(events: number, expected: number): void {
  if (events !== expected) throw new Error(`${events} events instead of ${expected}`)
}

try {
  for (const id of [red, blue]) await fill(client, id, EVENTS)
  await fillHeads(client)
  const merges: number[] = []
  const pages: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ms, done] = await timed(async () => {
      const outcome = await workflow.merge({ projectId: 1, ids: [red, blue], into: red }, 'ana')
      expectEvents(await shown(red), 2 * EVENTS)
      return outcome
    })
    merges.push(ms)
    pages.push((await timed(() => shown(red)))[0])
    if (done.is !== 'done') throw new Error(done.detail)
    await workflow.undo({ projectId: 1, change: done.change }, 'ana')
    expectEvents(await shown(red), EVENTS)
  }
  const [partsMs, parts] = await timed(() => store.workflow.parts(1, red))
  const [kind] = parts
  if (!kind) throw new Error('there is no kind of stack')
  const [splitMs] = await timed(() =>
    workflow.split({ projectId: 1, id: red, parts: [kind.id] }, 'ana'),
  )
  expectEvents((await shown(red)) + (await shown(kind.id)), EVENTS)
  const likeness: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    likeness.push((await timed(() => store.workflow.similar(1, blue)))[0])
  }
  console.log(`merge of 2 × ${EVENTS} events, until shown: ${merges.join(', ')} ms`)
  console.log(`of which the page alone takes: ${pages.join(', ')} ms`)
  console.log(`parts of ${EVENTS} events: ${partsMs} ms`)
  console.log(`first split of ${EVENTS} events: ${splitMs} ms`)
  console.log(`similar among ${OTHER_ISSUES} issues: ${likeness.join(', ')} ms`)
} finally {
  await store.close()
  await rm(data, { recursive: true, force: true })
}
