import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readMigrations } from '../../packages/ingest/src/entries/open-store.ts'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'
import { migrate, statementsOf } from '../../packages/ingest/src/store/clickhouse/migrate.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { sqlFolder } from '../harness/fresh-store.ts'
import {
  aBodyRow,
  aLongFrameRow,
  aMetricRow,
  anErrorRow,
  aPageViewRow,
  aReportRow,
  aRequestRow,
  aStackRow,
  aVitalRow,
} from '../harness/rows.ts'
import { columnsOf, insertAsBefore, insertSamples } from '../harness/rows-of-version.ts'

const shipped = (await readMigrations(sqlFolder)).toSorted((a, b) => a.name.localeCompare(b.name))
const now = Date.now()
const scope = { projectId: 1, from: now - 3_600_000, to: now + 60_000 }
const ISSUE = anErrorRow().fingerprint
/** As many statements as all versions have, over and over. */
const LONG = { timeout: 240_000 }
const OTHER = '44444444-4444-4444-8444-444444444444'

/** What a shop sends in a minute. */
const rows = rowsOfAShop()

function rowsOfAShop(): Row[] {
  const first = anErrorRow({ sessionId: 'a', userId: 'ana', at: now - 120_000 })
  const activity = { is: 'activity', projectId: 1, fingerprint: OTHER, release: '' } as const
  return [
    first,
    anErrorRow({ sessionId: 'a', userId: 'ana' }),
    anErrorRow({ sessionId: 'b', userId: 'bob', release: '2.0.0', at: now - 30_000 }),
    anErrorRow({ sessionId: 'b', fingerprint: OTHER, type: 'RangeError' }),
    aStackRow(),
    aBodyRow({ eventId: first.eventId }),
    aRequestRow(),
    aRequestRow({ status: 503 }),
    aVitalRow({ value: 1_000 }),
    aVitalRow({ value: 3_000, rating: 'needs-improvement' }),
    aPageViewRow({ sessionId: 'a' }),
    aPageViewRow({ sessionId: 'b' }),
    aPageViewRow({ sessionId: 'c' }),
    aReportRow(),
    aLongFrameRow(),
    aMetricRow(),
    { ...activity, at: now - 90_000, actor: 'seismo', verb: 'created' },
    { ...activity, at: now - 60_000, actor: 'ana', verb: 'resolved' },
    {
      ...{ is: 'outcome', projectId: 1, at: now, kind: 'error', outcome: 'stored', reason: '' },
      n: 4,
    },
  ]
}

let data: string
/** The engine lives while one client is open. */
let keeper: ClickHouseClient
/** Of the database of the last test. */
let client: ClickHouseClient
const clients: ClickHouseClient[] = []
let databases = 0
/** Of a database that was never anything but the newest. */
let wanted: Answers
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'seismo-versions-'))
  keeper = embeddedClickHouse(data)
  await useFreshDatabase()
  await migrate(client, shipped)
  await insertAsBefore(client, await columnsOf(client), rows)
  wanted = await answers()
})
afterAll(async () => {
  await Promise.all([...clients, keeper].map((one) => one.close()))
  await rm(data, { recursive: true, force: true })
})

async function useFreshDatabase(): Promise<void> {
  databases += 1
  const name = `version_${String(databases)}`
  await keeper.command({ query: `CREATE DATABASE ${name}` })
  client = embeddedClickHouse(data, { begin: [`USE ${name}`] })
  clients.push(client)
}

/** What people see of the shop; without what the database orders as it likes. */
async function answers() {
  const store = createClickHouseStore(client)
  const filter = { search: [], sort: 'last-seen' as const, limit: 50, offset: 0 }
  const issues = await store.issues.list({ ...scope, ...filter })
  const month = { ...scope, from: now - 30 * 86_400_000, to: now }
  const ofMonth = await store.issues.list({ ...month, ...filter, sort: 'events' })
  const overview = await store.issues.overview(scope, ISSUE)
  const event = await store.issues.event(1, ISSUE, 'oldest')
  const [vitals] = await store.vitals({ ...scope, percentile: 50 })
  const pages = await store.pages.list({ ...scope, text: '' })
  const sessions = await store.sessions(scope)
  return {
    issues: issues
      .map(({ id, state, events, users, sessions: n, type, lastRelease, firstSeen }) => {
        return { ...{ id, state, events, users, type, lastRelease, firstSeen }, sessions: n }
      })
      .toSorted((a, b) => a.type.localeCompare(b.type)),
    ofMonth: ofMonth.map(({ id, events, users }) => ({ id, events, users })),
    releases: overview?.releases.map(({ release, events }) => [release, events]).sort(),
    browsers: overview?.tags.find(({ key }) => key === 'browser')?.values,
    event: event && { message: event.message, frames: event.exceptions },
    body: event?.body,
    known: (await store.issues.known(1, [OTHER])).get(OTHER)?.state,
    vitals: vitals && { n: vitals.n, good: vitals.good },
    requests: (await store.requests(scope, 10)).map(({ status, n }) => [status, n]).sort(),
    pages: pages.map(({ page, views, errors }) => ({ page, views, errors })),
    reports: (await store.reports(scope, 10)).map(({ key, n }) => ({ key, n })),
    longFrames: (await store.longFrames(scope, 10)).map(({ url, n }) => ({ url, n })),
    metrics: (await store.metrics.names(scope)).map(({ name }) => name),
    sessions: sessions.map(({ release, n, errors }) => ({ release, n, errors })),
    rates: await store.rates(scope),
    stored: (await store.outcomes(scope, 60_000)).map(({ n }) => n),
  }
}

type Answers = Awaited<ReturnType<typeof answers>>

interface Contents {
  rows: number
  /** The same for the same rows, in whatever order; states of aggregates are left out. */
  digest: string
}

async function contents(): Promise<Map<string, Contents>> {
  const found = new Map<string, Contents>()
  for (const [table, types] of await columnsOf(client)) {
    const plain = [...types].filter(([, type]) => !type.startsWith('AggregateFunction'))
    const names = plain.map(([name]) => `\`${name}\``).join(', ')
    const result = await client.query({
      query: `SELECT toUInt32(count()) AS rows, toString(sum(cityHash64(toString((${names}))))) AS digest
        FROM ${table} SETTINGS final = 1`,
      format: 'JSONEachRow',
    })
    const [row] = await result.json<Contents>()
    if (row) found.set(table, row)
  }
  return found
}

const FIRST_WITH: Partial<Record<keyof Answers, string>> = {
  body: '0002',
  reports: '0002',
  longFrames: '0002',
  metrics: '0002',
  sessions: '0002',
}

function isOf(version: string, key: string): boolean {
  // as: compared with the keys that there are.
  return (FIRST_WITH[key as keyof Answers] ?? '') <= version
}

it.each(shipped.slice(0, -1).map(({ name }, index) => [name, index + 1] as const))(
  'what %s stored is there after an update, and reads the same',
  async (name, version) => {
    await useFreshDatabase()
    await migrate(client, shipped.slice(0, version))
    const columns = await columnsOf(client)
    await insertAsBefore(client, columns, rows)
    await insertSamples(client, columns)
    const before = await contents()
    await migrate(client, shipped)
    const found = await answers()
    const after = await contents()

    const known = (all: Answers) =>
      Object.fromEntries(Object.entries(all).filter(([key]) => isOf(name, key)))
    expect(known(found)).toEqual(known(wanted))
    const lost = [...before].filter(([table, { rows: n }]) => (after.get(table)?.rows ?? n) < n)
    expect(lost).toEqual([])
  },
)

it('compares answers that say something', () => {
  expect(wanted).toMatchObject({
    issues: [
      { type: 'RangeError', events: 1, state: 'resolved' },
      { type: 'TypeError', events: 3, users: 2, sessions: 2, state: 'open', lastRelease: '2.0.0' },
    ],
    ofMonth: [
      { id: ISSUE, events: 3, users: 2 },
      { id: OTHER, events: 1, users: 0 },
    ],
    known: 'resolved',
    vitals: { n: 2, good: 1 },
    requests: [
      [500, 1],
      [503, 1],
    ],
    rates: { errors: 4, pageViews: 3 },
    sessions: expect.arrayContaining([{ release: '', n: 3, errors: 4 }]) as unknown,
    stored: [4],
  })
})

it('comes to the same when it is interrupted after each of its statements', LONG, async () => {
  const [foundation, ...later] = shipped
  if (!foundation) throw new Error('there is no migration')
  await useFreshDatabase()
  await migrate(client, [foundation])
  await insertAsBefore(client, await columnsOf(client), rows)
  await migrate(client, shipped)
  const whole = { schema: await schema(), answers: await answers(), contents: await contents() }

  await useFreshDatabase()
  await interruptEverywhere(statementsOf(foundation.sql))
  await insertAsBefore(client, await columnsOf(client), rows)
  for (const { sql } of later) await interruptEverywhere(statementsOf(sql))
  await migrate(client, shipped)

  expect(await schema()).toEqual(whole.schema)
  expect(await answers()).toEqual(whole.answers)
  expect(await contents()).toEqual(whole.contents)
})

/** A start that ends after its first statement, one that ends after its second, and so on. */
async function interruptEverywhere(statements: readonly string[]): Promise<void> {
  for (let done = 1; done <= statements.length; done += 1) {
    for (const query of statements.slice(0, done)) await client.command({ query })
  }
}

async function schema(): Promise<unknown[]> {
  const result = await client.query({
    query: `SELECT name, replaceAll(create_table_query, currentDatabase(), 'db') AS sql
      FROM system.tables WHERE database = currentDatabase() ORDER BY name`,
    format: 'JSONEachRow',
  })
  return result.json()
}
