/**
 * How long a page waits for what moved with an issue of a million events, embedded, and for each thing that is read:
 * `node --conditions=source bench/correlate/answer.ts [--events 1000000] [--rounds 10]`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createCorrelate } from '../../packages/ingest/src/correlate/correlate.ts'
import { rankDimensions } from '../../packages/ingest/src/correlate/dimensions/rank-dimensions.ts'
import { createRankSeries } from '../../packages/ingest/src/correlate/rank-metrics.ts'
import { createLoadStored } from '../../packages/ingest/src/correlate/stored/load.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { fillDimensions } from './fill-dimensions.ts'

const PROJECT = 1
const ISSUE = '11111111-1111-4111-8111-111111111111'
const MINUTE_MS = 60_000

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
  },
})
const onset = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 12 * 3_600_000
const now = () => onset + 30 * MINUTE_MS
const times = new Map<string, number[]>()

const data = await mkdtemp(join(tmpdir(), 'seismo-answer-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
try {
  await fillDimensions(client, {
    ...{ projectId: PROJECT, issue: ISSUE, events: Number(values.events) },
    before: { from: onset - 60 * MINUTE_MS, to: onset },
    during: { from: onset, to: now() },
  })
  const store = createClickHouseStore(client)
  const { alerts, changes, dimensions, releases, serverMetrics } = store
  const correlate = createCorrelate({
    store: {
      signals: {
        counts: timed('signal', (...asked: Parameters<typeof store.signals.counts>) =>
          store.signals.counts(...asked),
        ),
        releases: timed('releases', (...asked: Parameters<typeof store.signals.releases>) =>
          store.signals.releases(...asked),
        ),
        endpoints: timed('endpoints', (...asked: Parameters<typeof store.signals.endpoints>) =>
          store.signals.endpoints(...asked),
        ),
        endpointCounts: timed(
          'endpoints, hours before',
          (...asked: Parameters<typeof store.signals.endpointCounts>) =>
            store.signals.endpointCounts(...asked),
        ),
      },
      dimensions: {
        ...dimensions,
        ofSignal: timed('dimensions', (query: Parameters<typeof dimensions.ofSignal>[0]) =>
          dimensions.ofSignal(query),
        ),
      },
      releases,
      alerts,
      changes,
    },
    loadSeries: timed('series', createLoadStored({ serverMetrics, now, maxSeries: 5_000 })),
    rankSeries: createRankSeries({ pause: () => pause(), now }),
    rankDimensions,
    ...{ readTraces: undefined, now },
    onError: (cause) => {
      throw cause
    },
  })
  const range = { from: now() - 24 * 3_600_000, to: now() }
  const ask = timed('answer', () =>
    correlate({ projectId: PROJECT, source: { is: 'issue', id: ISSUE }, range, onset }),
  )
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const { signal, items, lanes } = await ask(undefined)
    if (round > 0) continue
    console.log(
      `onset ${signal.onsetBy}, ${String(items.length)} stand out: ${items[0]?.sentence ?? ''}`,
    )
    for (const { lane, problem } of lanes) console.log(`${lane}: ${problem ?? 'whole'}`)
  }
  for (const [name, ms] of times)
    console.log(`${name}: p50 ${at(ms, 0.5)} ms, p95 ${at(ms, 0.95)} ms`)
} finally {
  await client.close()
  await rm(data, { recursive: true, force: true })
}

function timed<Asked, Answer>(name: string, ask: (asked: Asked) => Promise<Answer>) {
  return async (asked: Asked): Promise<Answer> => {
    const start = performance.now()
    const answer = await ask(asked)
    times.set(name, [...(times.get(name) ?? []), performance.now() - start])
    return answer
  }
}

function at(ms: readonly number[], level: number): string {
  const sorted = ms.toSorted((one, other) => one - other)
  return (sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] ?? 0).toFixed(0)
}
