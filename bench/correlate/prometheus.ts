// 5,000 series over two hours, a sample every 15 s: how long a real Prometheus and we take to have them
// on the grid, how much memory that is, and how long it holds the thread.
//   node --expose-gc --conditions=source bench/correlate/prometheus.ts [stored]
import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLoadStored } from '../../packages/ingest/src/correlate/stored/load.ts'
import { prometheusLocation } from '../../packages/ingest/src/correlate/prometheus/location.ts'
import { createPrometheus } from '../../packages/ingest/src/correlate/prometheus/prometheus.ts'
import type { LoadSeries } from '../../packages/ingest/src/correlate/series.ts'
import { openStore } from '../../packages/ingest/src/entries/open-store.ts'
import { toServerRows } from '../../packages/ingest/src/process/server-rows.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { startPrometheus } from '../../test/harness/prometheus.ts'
import { manySeries, type Past, STEP_S, STEPS, toOpenMetrics } from './many-series.ts'

const RUNS = Number(process.env.RUNS ?? 5)
const to = Math.floor(Date.now() / 1_000 / STEP_S) * STEP_S
const grid = { from: (to - STEPS * STEP_S) * 1_000, stepMs: STEP_S * 1_000, length: STEPS }

if (process.argv.includes('stored')) await ofStored()
else await ofPrometheus()

async function ofPrometheus(): Promise<void> {
  const server = await startPrometheus({ openMetrics: toOpenMetrics(grid.from / 1_000) })
  try {
    let queries = 0
    const client = createPrometheus({
      ...{ location: prometheusLocation.parse(server.url), token: undefined, fetch },
      ...{ selectors: ['{job="shop"}'], maxSeries: 5_000, now: Date.now },
      onQuery: () => (queries += 1),
    })
    await report('Prometheus, samples as they are', client.load, server.pid)
    console.log(`queries ${queries / RUNS}`)
    await compareRates(server.url)
  } finally {
    await server.stop()
  }
}

async function ofStored(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
  const store = await openStore({ data, clickhouse_url: undefined }, sqlFolder)
  const batch: Past[] = []
  for (const series of manySeries(grid.from / 1_000)) {
    batch.push(series)
    if (batch.length < 200) continue
    await store.insert(toServerRows({ series: batch.splice(0) }, 1, Date.now()))
  }
  const { serverMetrics } = store
  await report('stored', createLoadStored({ serverMetrics, now: Date.now, maxSeries: 5_000 }))
  await store.close()
  await rm(data, { recursive: true, force: true })
}

async function report(what: string, load: LoadSeries, pid?: number): Promise<void> {
  for (let run = 0; run < RUNS; run += 1) {
    globalThis.gc?.()
    const idle = process.memoryUsage().rss
    const watch = watchThread()
    const [ownBefore, theirsBefore, begun] = [process.cpuUsage(), cpuMsOf(pid), performance.now()]
    const { series, problem } = await load({
      ...{ projectId: 1, grid, near: ['10.0.0.1'], deadline: Date.now() + 60_000 },
    })
    const wall = performance.now() - begun
    const own = process.cpuUsage(ownBefore)
    const { longestMs, rss } = watch.stop()
    console.log(
      [
        `${what}: ${series.length} series in ${wall.toFixed(0)} ms`,
        `ours ${((own.user + own.system) / 1_000).toFixed(0)} ms of processor`,
        ...(pid === undefined ? [] : [`theirs ${(cpuMsOf(pid) - theirsBefore).toFixed(0)} ms`]),
        `longest turn ${longestMs.toFixed(0)} ms of processor`,
        `${((rss - idle) / 1e6).toFixed(0)} MB over idle`,
        problem ?? '',
      ].join(', '),
    )
  }
}

/** By the thread's own time: the machine may be another's as well. */
function watchThread() {
  let longestUs = 0
  let rss = 0
  let isOn = true
  let before = process.threadCpuUsage()
  function turn(): void {
    const now = process.threadCpuUsage(before)
    longestUs = Math.max(longestUs, now.user + now.system)
    rss = Math.max(rss, process.memoryUsage.rss())
    before = process.threadCpuUsage()
    if (isOn) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop: () => {
      isOn = false
      return { longestMs: longestUs / 1_000, rss }
    },
  }
}

/** Of Linux: user and system time of a process, in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number {
  if (pid === undefined) return 0
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Rates by Prometheus, against the samples from which they can be had. */
async function compareRates(url: string): Promise<void> {
  const names = Array.from({ length: 20 }, (_, n) => `shop_requests_${n}_total`)
  const range = { start: String(grid.from / 1_000), end: String(to), step: String(STEP_S) }
  const ways = {
    'rate() over four scrapes': (name: string) =>
      `query_range?${new URLSearchParams({ query: `rate(${name}[1m])`, ...range }).toString()}`,
    'samples as they are': (name: string) =>
      `query?${new URLSearchParams({ query: `${name}[2h]`, time: String(to) }).toString()}`,
  }
  for (const [way, pathOf] of Object.entries(ways)) {
    const begun = performance.now()
    let bytes = 0
    for (const name of names) {
      const response = await fetch(`${url}/api/v1/${pathOf(name)}`, {
        headers: { 'Accept-Encoding': 'identity' },
      })
      bytes += (await response.arrayBuffer()).byteLength
    }
    const ms = performance.now() - begun
    console.log(`500 counters, ${way}: ${ms.toFixed(0)} ms, ${(bytes / 1e6).toFixed(1)} MB`)
  }
}
