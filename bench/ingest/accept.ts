import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IssueEvent, IssueSummary, System } from '@seismo/ingest/api'
import { build } from 'esbuild'
import { startSeismo, type Seismo } from '../../test/harness/seismo.ts'
import type { Done, Order } from './load.ts'
import { aFullReport } from './report.ts'

// The accept path against a handler that does nothing, in turns; then what was taken is drained.
// `node --conditions=source bench/ingest/accept.ts [rounds] [ms a round]`, on the built product.

const [rounds = 3, ms = 4_000] = process.argv.slice(2).map(Number)
/** Enough that one group of the log does not wait for the answer of the last. */
const CONNECTIONS = 512
const CLOCK_TICKS = 100

interface Server {
  name: string
  url: string
  pid: number
}

function start(script: string): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--conditions=source'],
  })
}

async function messageOf<Message>(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message')) as [Message] // each script has one kind
  return message
}

/** Seconds of all threads, of the process alone. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
}

async function measure(load: ChildProcess, { name, url, pid }: Server) {
  const before = cpuSeconds(pid)
  load.send({ url, connections: CONNECTIONS, ms, body: aFullReport() } satisfies Order)
  const done = await messageOf<Done>(load)
  const perSecond = done.taken / (done.ms / 1_000)
  const cpuUs = ((cpuSeconds(pid) - before) / done.taken) * 1e6
  console.log(
    `${name.padEnd(8)} ${perSecond.toFixed(0).padStart(7)} a second  ${cpuUs.toFixed(0).padStart(5)} µs CPU each  refused ${done.refused}`,
  )
  return { perSecond, taken: done.taken }
}

async function drained(seismo: Seismo): Promise<void> {
  for (;;) {
    const { log } = await seismo.get<System>('/api/system')
    if (log.pendingRecords === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Since it was asked the last time. */
async function eventLoopDelayMs({ url }: Seismo): Promise<string> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const seconds = /^nodejs_eventloop_lag_p99_seconds(?:\{.*\})? (\S+)$/m.exec(text)?.[1]
  return (Number(seconds) * 1_000).toFixed(1)
}

/** A real bundle under the address that the reports' frames name, so that each of them is looked up. */
async function uploadMaps({ cli }: Seismo): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
  try {
    await build({
      ...{ entryPoints: ['react-dom/client'], outfile: join(folder, 'assets/app-4f9a1c7d.js') },
      ...{ bundle: true, minify: true, sourcemap: true, logLevel: 'silent' },
    })
    const { code, output } = await cli('sourcemaps', 'upload', folder, '--release', 'shop@2.41.0')
    if (code !== 0) throw new Error(output)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** How many frames of the newest report have their original place. */
async function mappedFrames(seismo: Seismo): Promise<string> {
  const { items } = await seismo.get<{ items: IssueSummary[] }>('/api/issues')
  const event = await seismo.get<IssueEvent>(`/api/issues/${items[0]?.id ?? ''}/events/latest`)
  const frames = event.exceptions.flatMap((one) => one.frames)
  return `${frames.filter(({ status }) => status === 'mapped').length} of ${frames.length}`
}

const rate = '{ perSecond: 1e9, burst: 1e9 }'
const seismo = await startSeismo(`limits: { key: ${rate}, address: ${rate} }`)
const bare = start('bare.ts')
const load = start('load.ts')
try {
  await uploadMaps(seismo)
  const port = await messageOf<number>(bare)
  const limit = { name: 'bare', url: `http://127.0.0.1:${port}/`, pid: bare.pid ?? 0 }
  const ours = {
    name: 'seismo',
    url: `${seismo.url}/v1/beacon?k=${seismo.publicKey}`,
    pid: seismo.pid,
  }
  console.log(`${aFullReport().length} bytes a report, idle RSS ${rssMb(seismo.pid).toFixed(0)} MB`)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const most = await measure(load, limit)
    const { perSecond, taken } = await measure(load, ours)
    const before = cpuSeconds(seismo.pid)
    const startedAt = performance.now()
    await drained(seismo)
    const drainMs = performance.now() - startedAt
    ratios.push(perSecond / most.perSecond)
    console.log(
      `         drained in ${(drainMs / 1_000).toFixed(1)} s with ${(cpuSeconds(seismo.pid) - before).toFixed(1)} s CPU,` +
        ` end to end ${(taken / ((ms + drainMs) / 1_000)).toFixed(0)} a second;` +
        ` event loop p99 ${await eventLoopDelayMs(seismo)} ms, RSS ${rssMb(seismo.pid).toFixed(0)} MB`,
    )
  }
  console.log(`frames mapped: ${await mappedFrames(seismo)}`)
  console.log(`ratio ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')} (target 0.60)`)
} finally {
  bare.kill()
  load.kill()
  await seismo.stop()
}
