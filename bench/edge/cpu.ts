/**
 * CPU time of workerd for a beacon, all of it: reading, processing, inserting, answering.
 * `node --conditions=source bench/edge/cpu.ts [beacons]`
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../../test/harness/beacon.ts'
import { aFreshEdge, type FreshEdge } from '../../test/harness/fresh-edge.ts'

const BEACONS = Number(process.argv[2] ?? 300)
const WARM_UP = 50
const IDLE_MS = 3_000
const MS_PER_TICK = 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
const SCRIPT = 'https://shop.example/assets/app.js'

const edge = await aFreshEdge()
try {
  const pid = workerd()
  const idle = await idleShare(pid)
  const { number, key } = edge.aProject()
  const { debugId, at } = await edge.uploadShop(number)
  const withError = () =>
    aBeacon({
      lines: [`    at a (${SCRIPT}:${String(at.line)}:${String(at.column)})`],
      debugIds: { [SCRIPT]: debugId },
      items: [anError(), ...without(19)],
    })
  report(
    '20 items without an error',
    2,
    await cpuOf(pid, key, () => aBeacon({ items: without(20) })),
  )
  report('20 items, one a symbolicated error', 8, await cpuOf(pid, key, withError))
  // Miniflare has a Worker of its own before ours, in the same process.
  const healthMs = await cpuOfHealth(pid)
  console.log(`of it what a request takes that does nothing: ${healthMs.toFixed(2)} ms`)
  console.log(`idle: ${(idle * 100).toFixed(2)} % of a core, taken off`)

  async function cpuOfHealth(process: number): Promise<number> {
    const before = cpuMs(process)
    for (let i = 0; i < BEACONS; i += 1) await (await edge.request('/health')).arrayBuffer()
    return (cpuMs(process) - before) / BEACONS
  }

  async function cpuOf(process: number, project: string, make: () => object): Promise<number> {
    await sendAll(edge, { project, n: WARM_UP, make })
    const [before, startedAt] = [cpuMs(process), performance.now()]
    await sendAll(edge, { project, n: BEACONS, make })
    const idleMs = idle * (performance.now() - startedAt)
    return (cpuMs(process) - before - idleMs) / BEACONS
  }
} finally {
  await edge.remove()
}

function without(n: number) {
  return Array.from({ length: n }, (_, i) => [aVital, aRequest, aPageView][i % 3]?.() ?? aVital())
}

async function sendAll(
  { request }: FreshEdge,
  { project, n, make }: { project: string; n: number; make: () => object },
): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    const body = JSON.stringify(make())
    const answer = await request(`/v1/beacon?k=${project}`, { method: 'POST', body })
    if (answer.status !== 202) throw new Error(`${String(answer.status)} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
}

/** The child of this process that runs the Worker. */
function workerd(): number {
  const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  })
  const pid = /(\d+) workerd/.exec(children)?.[1]
  if (pid === undefined) throw new Error('there is no workerd below this process')
  return Number(pid)
}

/** User and system time so far (proc(5), fields 14 and 15), of all its threads. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}

async function idleShare(pid: number): Promise<number> {
  const before = cpuMs(pid)
  await wait(IDLE_MS)
  return (cpuMs(pid) - before) / IDLE_MS
}

function report(what: string, mostMs: number, ms: number): void {
  console.log(`${what.padEnd(40)}${ms.toFixed(2).padStart(7)} ms, target ${String(mostMs)} ms`)
}
