/**
 * CPU time of workerd for a beacon, all of it: reading, processing, inserting, answering; and what a Worker
 * takes that does nothing but read such a body and ask as often, so that the rest is ours.
 * `node --conditions=source bench/edge/cpu.ts [beacons] [beacons before that are not counted]`
 */
import { aBeacon, anError, aPageView, aRequest, aVital } from '../../test/harness/beacon.ts'
import { aBareWorker } from './bare-worker.ts'
import { anEdgeAlone } from './edge-alone.ts'

const BEACONS = Number(process.argv[2] ?? 300)
/** What has run a few hundred times, V8 has compiled. */
const WARM_UP = Number(process.argv[3] ?? 300)
const SCRIPT = 'https://shop.example/assets/app.js'

interface Measured {
  ms: number
  /** A beacon, to ClickHouse. */
  subrequests: number
}

const withoutError = () => aBeacon({ items: without(20) })
const { plain, failed } = await measureEdge()
const bare = await measureBare(Math.round(plain.subrequests))
report('20 items without an error', 2, plain)
report('20 items, one a symbolicated error', 8, failed)
console.log(`a Worker that does nothing: ${told(bare.emptyMs)}, and ${told(bare.eachMs)} a request`)
console.log(`${String(BEACONS)} beacons after ${String(WARM_UP)} that are not counted`)

async function measureEdge() {
  const edge = await anEdgeAlone()
  try {
    const { number, key } = edge.aProject()
    const { debugId, at } = await edge.uploadShop(number)
    const withError = () =>
      aBeacon({
        lines: [`    at a (${SCRIPT}:${String(at.line)}:${String(at.column)})`],
        debugIds: { [SCRIPT]: debugId },
        items: [anError(), ...without(19)],
      })
    const measure = async (make: () => object): Promise<Measured> => {
      const send = () => edge.send(key, JSON.stringify(make()))
      await times(WARM_UP, send)
      const before = edge.subrequests()
      const ms = await cpuOf(edge.cpuMs, send)
      return { ms, subrequests: (edge.subrequests() - before) / BEACONS }
    }
    return { plain: await measure(withoutError), failed: await measure(withError) }
  } finally {
    await edge.remove()
  }
}

async function measureBare(n: number) {
  const { send, cpuMs, remove } = await aBareWorker()
  try {
    const body = JSON.stringify(withoutError())
    await times(WARM_UP, () => send(n, body))
    const emptyMs = await cpuOf(cpuMs, () => send(0, body))
    return { emptyMs, eachMs: ((await cpuOf(cpuMs, () => send(n, body))) - emptyMs) / n }
  } finally {
    await remove()
  }
}

async function cpuOf(cpuMs: () => number, work: () => Promise<void>): Promise<number> {
  const before = cpuMs()
  await times(BEACONS, work)
  return (cpuMs() - before) / BEACONS
}

async function times(n: number, work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < n; i += 1) await work()
}

function without(n: number) {
  return Array.from({ length: n }, (_, i) => [aVital, aRequest, aPageView][i % 3]?.() ?? aVital())
}

function report(what: string, mostMs: number, { ms, subrequests }: Measured): void {
  const runtimeMs = bare.emptyMs + subrequests * bare.eachMs
  console.log(`${what.padEnd(36)}${told(ms)}, target ${String(mostMs)} ms`)
  console.log(
    `  of it ${told(runtimeMs)} for ${subrequests.toFixed(1)} requests to ClickHouse and the one of the page, so ours is ${told(ms - runtimeMs)}`,
  )
}

function told(ms: number): string {
  return `${ms.toFixed(2)} ms`
}
