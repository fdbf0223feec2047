import { fork } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installPackages } from '../install-packages.ts'
import type { Order } from './load.ts'
import { cpuSeconds, rssMb } from './process-figures.ts'
import { limits } from './receivers/limits.ts'
import { peers } from './receivers/peers.ts'
import type { Receiver } from './receivers/receiver.ts'
import { startMeasured } from './receivers/seismo.ts'
import { aFullReport } from './report.ts'
import { aSentryReport } from './sentry-report.ts'
import { printRates, printSaturated, printTargets, type Rated, type Row } from './tables.ts'
import { takeTurn, type Turn } from './turn.ts'

// The accept path among limits and peers, in turns: first as much as each takes, then at fixed rates.
// `node --conditions=source bench/ingest/accept.ts`, on the built product; README.md has the options.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '4000' },
    rates: { type: 'string', default: '1000,2000,3000' },
    'rate-ms': { type: 'string', default: '20000' },
    only: { type: 'string', multiple: true },
  },
})
/** Enough that one group of the log does not wait for the answer of the last. */
const CONNECTIONS = 512
/** Fewer than Linux lets wait to be taken by a Node server: more, and it is SYNs sent again that are measured. */
const MOST_CONNECTIONS = 500
const WARM_UP_MS = 1_500

/** Reports that Seismo answered with 202. */
let takenByUs = 0
const beacon = aFullReport()
const sentry = aSentryReport()
const load = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
  execArgv: ['--conditions=source'],
})
const seismo = await startMeasured(beacon, sentry)
const rows: Row[] = [
  { before: 'parses and checks the body, appends it to the log and fsyncs, in groups', ...seismo },
  { before: 'the same, decoded from Sentry’s envelope', ...seismo.asSentry },
].map(({ before, ...receiver }) => ({ receiver, before, turns: [] }))

try {
  await startOthers()
  console.log(
    `a report has ${beacon.body.length} bytes, ${sentry.body.length} as Sentry’s envelope;` +
      ` Seismo idle has ${rssMb(seismo.pids[0] ?? 0).toFixed(0)} MB; load average ${loadOf()}`,
  )
  const perCore = await saturate()
  printSaturated(rows)
  const rated = await hold()
  console.log(`frames mapped: ${await seismo.mappedFrames()}; load average ${loadOf()}`)
  printTargets({ rows, rated, perCore })
  await assertStored()
} finally {
  load.kill()
  await seismo.stop()
  for (const { receiver } of rows) if (!isOurs(receiver)) await receiver.stop()
}

async function startOthers(): Promise<void> {
  const wanted = [...limits(beacon), ...peers({ beacon, sentry })].filter(({ name }) =>
    (values.only ?? [name]).includes(name),
  )
  await installPackages(fileURLToPath(new URL('peers/', import.meta.url)))
  for (const { before, start } of wanted) {
    const receiver = await start()
    if (receiver) rows.push({ receiver, before, turns: [] })
  }
}

/** @returns how many reports a second of CPU takes from the socket into the database, by round. */
async function saturate(): Promise<number[]> {
  const order = { connections: CONNECTIONS, ms: Number(values.ms) }
  const perCore: number[] = []
  for (const { receiver } of rows) {
    await turnOf(receiver, { ...order, ms: WARM_UP_MS })
    await seismo.drained()
  }
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { receiver, turns } of rows) {
      const before = cpuSeconds(...seismo.pids)
      const turn = await turnOf(receiver, order)
      turns.push(turn)
      if (!isOurs(receiver)) continue
      await seismo.drained()
      if (receiver.name === seismo.name) {
        perCore.push(turn.taken / (cpuSeconds(...seismo.pids) - before))
      }
    }
  }
  return perCore
}

/** Open loops at the same rates for all. */
async function hold(): Promise<Rated[]> {
  const order = { connections: MOST_CONNECTIONS, ms: Number(values['rate-ms']) }
  const rated: Rated[] = []
  for (const perSecond of values.rates.split(',').map(Number)) {
    for (const { receiver } of rows) {
      const turn = await turnOf(receiver, { ...order, perSecond })
      const pending = isOurs(receiver) ? await seismo.pending() : undefined
      rated.push({ ...turn, name: receiver.name, asked: perSecond, pending })
      await seismo.drained()
    }
    printRates(rated.filter(({ asked }) => asked === perSecond))
  }
  return rated
}

async function turnOf(receiver: Receiver, order: Omit<Order, 'template'>): Promise<Turn> {
  const turn = await takeTurn(load, receiver, order)
  if (isOurs(receiver)) takenByUs += turn.taken
  return turn
}

/** A report that is taken for one that came before is answered as well, and costs a fraction. */
async function assertStored(): Promise<void> {
  const stored = await seismo.stored()
  console.log(`Seismo took ${takenByUs} reports and stored ${stored}`)
  // More, where the answer was lost.
  if (stored < takenByUs) throw new Error('what was measured was not stored: the figures are void')
}

/** Some two are ours: what is more says how little the milliseconds are worth. */
function loadOf(): string {
  return `${loadavg()[0]?.toFixed(1) ?? '?'} on ${availableParallelism()} cores`
}

function isOurs({ pids }: Receiver): boolean {
  return pids[0] === seismo.pids[0]
}
