import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connectNats } from '../../packages/ingest/src/nats/connect.ts'
import { jetStreamLocation } from '../../packages/ingest/src/nats/location.ts'
import { openFileSpool } from '../../packages/ingest/src/spool/file-spool.ts'
import { openJetStreamSpool } from '../../packages/ingest/src/spool/jetstream/open-jetstream-spool.ts'
import type { Spool } from '../../packages/ingest/src/spool/ports.ts'
import { startNats } from '../../test/harness/nats.ts'
import { median, spread } from '../sdk/statistics.ts'
import { beaconRecords, randomRecords } from './records.ts'

/**
 * What a log of three machines keeps a second, against that of one disk, in turns of one run:
 * `log.ts [--seconds 3] [--turns 5] [--random]`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    turns: { type: 'string', default: '5' },
    random: { type: 'boolean', default: false },
  },
})
const [seconds, turns] = [Number(values.seconds), Number(values.turns)]
/** A quorum takes longer to answer than a disk, so that the same load leaves more of them waiting. */
const SENDERS = [128, 512]
const MAX_BYTES = 3 * 1024 ** 3
const LEAST_SHARE = 0.6

type Log = Pick<Spool, 'append'>

const records = values.random ? randomRecords() : beaconRecords()
const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-log-'))
const servers = await startNats(3)
const location = jetStreamLocation.parse(servers.urlOf('bench'))
const nats = await connectNats(location, 'bench')
const options = { folder: join(folder, 'log'), maxBytes: MAX_BYTES }
const local = await openFileSpool({ ...options, minFreeBytes: 0 })
const shared = await openJetStreamSpool({ ...options, ...location, nats, onTrouble: console.error })

type Rates = Record<'local' | 'shared', number[]>

const bytes = records.reduce((sum, { byteLength }) => sum + byteLength, 0) / records.length
console.info(
  `records of ${values.random ? 'random bytes' : 'beacons'}, ${bytes.toFixed(0)} bytes on average, kept a second, ${turns} turns:`,
)
try {
  for (const senders of SENDERS) report(senders, await takeTurns(senders))
} finally {
  await Promise.all([local.close(), shared.close()])
  await nats.connection.close()
  await servers.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Whoever is first in one turn is second in the next: what else the machine does falls on both. */
async function takeTurns(senders: number): Promise<Rates> {
  const rates: Rates = { local: [], shared: [] }
  const sides = [
    async () => {
      rates.local.push(await recordsASecond(local, senders))
      await local.acknowledge(local.end())
    },
    async () => {
      rates.shared.push(await recordsASecond(shared, senders))
      await nats.streams.streams.purge('bench')
    },
  ]
  for (let turn = 0; turn < turns; turn += 1) {
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) await side()
  }
  return rates
}

async function recordsASecond(log: Log, senders: number): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1_000
  let kept = 0
  let next = 0
  const sender = async () => {
    while (performance.now() < end) {
      await log.append(records[(next += 1) % records.length] ?? new Uint8Array())
      kept += 1
    }
  }
  await Promise.all(Array.from({ length: senders }, sender))
  return (kept * 1_000) / (performance.now() - start)
}

function report(senders: number, rates: Rates): void {
  const shares = rates.shared.map((rate, turn) => rate / (rates.local[turn] ?? NaN))
  console.info(`${senders} senders`)
  console.info(`  local log, fsynced           ${withSpread(rates.local, whole)}`)
  console.info(`  JetStream, 3 nodes, 3 copies ${withSpread(rates.shared, whole)}`)
  console.info(`  share ${withSpread(shares, percent)}; at least ${percent(LEAST_SHARE)}`)
  process.exitCode = median(shares) >= LEAST_SHARE ? 0 : 1
}

/** The median, and the middle half of the turns. */
function withSpread(numbers: number[], written: (value: number) => string): string {
  const [low, high] = spread(numbers)
  return `${written(median(numbers))} (${written(low)} to ${written(high)})`
}

function whole(value: number): string {
  return value.toFixed(0)
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`
}
