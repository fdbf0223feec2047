/**
 * How long a page waits for what is over-represented in an issue of a million events, embedded:
 * `node --conditions=source bench/correlate/dimensions.ts [--events 1000000] [--rounds 20]`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rankDimensions } from '../../packages/ingest/src/correlate/dimensions/rank-dimensions.ts'
import type { DimensionQuery } from '../../packages/ingest/src/correlate/lanes.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { fillDimensions } from './fill-dimensions.ts'

const PROJECT = 1
const ISSUE = '11111111-1111-4111-8111-111111111111'
const MINUTE_MS = 60_000
/** The hour before, and the half hour of the rise. */
const BEFORE_MS = 60 * MINUTE_MS
const DURING_MS = 30 * MINUTE_MS

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '20' },
  },
})
const events = Number(values.events)
const rounds = Number(values.rounds)
const onset = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 12 * 3_600_000
const query: DimensionQuery = {
  projectId: PROJECT,
  source: { is: 'issue', id: ISSUE },
  before: { from: onset - BEFORE_MS, to: onset },
  during: { from: onset, to: onset + DURING_MS },
}

const data = await mkdtemp(join(tmpdir(), 'seismo-dimensions-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
try {
  await fillDimensions(client, {
    ...{ projectId: PROJECT, issue: ISSUE, events },
    ...{ before: query.before, during: query.during },
  })
  const store = createClickHouseStore(client)
  await measure('issue', () => store.dimensions.ofSignal(query))
  await measure('all errors', () =>
    store.dimensions.ofSignal({ ...query, source: { is: 'errors' } }),
  )
  const selection = { projectId: PROJECT, selection: query.during, baseline: query.before }
  await timed('compare', async () => {
    const tables = await store.dimensions.ofDataset({ ...selection, dataset: 'errors' })
    return `${String(tables.length)} dimensions`
  })
} finally {
  await client.close()
  await rm(data, { recursive: true, force: true })
}

async function measure(
  name: string,
  read: () => ReturnType<ReturnType<typeof createClickHouseStore>['dimensions']['ofSignal']>,
): Promise<void> {
  await timed(name, async () => {
    const start = performance.now()
    const tables = await read()
    const rankStart = performance.now()
    const [first] = rankDimensions(tables)
    const rows = tables.map((table) => table.rows.length).join(' and ')
    const [read_, ranked] = [rankStart - start, performance.now() - rankStart]
    return `${rows} rows, read in ${read_.toFixed(0)} ms and ranked in ${ranked.toFixed(0)} ms, first: ${first?.name ?? 'none'}`
  })
}

async function timed(name: string, once: () => Promise<string>): Promise<void> {
  const times: number[] = []
  let last = await once()
  const cpuBefore = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    last = await once()
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpuBefore)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  const cpuMs = ((user + system) / 1_000 / rounds).toFixed(0)
  console.log(
    `${name.padEnd(10)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${cpuMs} ms of processor time (${last})`,
  )
}
