import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectNats } from '../../packages/ingest/src/nats/connect.ts'
import { jetStreamLocation } from '../../packages/ingest/src/nats/location.ts'
import { openFileSpool } from '../../packages/ingest/src/spool/file-spool.ts'
import { openJetStreamSpool } from '../../packages/ingest/src/spool/jetstream/open-jetstream-spool.ts'
import type { Spool } from '../../packages/ingest/src/spool/ports.ts'
import { startNats } from '../../test/harness/nats.ts'

// What a log of three machines keeps a second, against that of one disk, in turns of one run.
//   node_modules/.bin/node --conditions=source bench/cluster/log.ts [seconds]

const SECONDS = Number(process.argv[2] ?? 5)
const TURNS = 3
const SENDERS = 128
/** Of a beacon with one error of ten frames. */
const RECORD_BYTES = 3_000
const MAX_BYTES = 2 * 1024 ** 3
const LEAST_SHARE = 0.6

type Log = Pick<Spool, 'append'>

const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-log-'))
const servers = await startNats(3)
const location = jetStreamLocation.parse(servers.urlOf('bench'))
const nats = await connectNats(location, 'bench')
const options = { folder: join(folder, 'log'), maxBytes: MAX_BYTES }
const local = await openFileSpool({ ...options, minFreeBytes: 0 })
const shared = await openJetStreamSpool({ ...options, ...location, nats, onTrouble: console.error })

const rates: { local: number[]; shared: number[] } = { local: [], shared: [] }
for (let turn = 0; turn < TURNS; turn += 1) {
  rates.local.push(await recordsASecond(local))
  await local.acknowledge(local.end())
  rates.shared.push(await recordsASecond(shared))
  await nats.streams.streams.purge('bench')
}
await Promise.all([local.close(), shared.close()])
await nats.connection.close()
await servers.stop()
await rm(folder, { recursive: true, force: true })

const [ofLocal, ofShared] = [median(rates.local), median(rates.shared)]
const share = ofShared / ofLocal
console.info(
  `records of ${RECORD_BYTES} bytes kept a second, ${SENDERS} senders, median of ${TURNS}:`,
)
console.info(`  local log, fsynced           ${Math.round(ofLocal)}`)
console.info(`  JetStream, 3 nodes, 3 copies ${Math.round(ofShared)}`)
console.info(`  share ${(100 * share).toFixed(0)} %; at least ${100 * LEAST_SHARE} %`)
process.exitCode = share >= LEAST_SHARE ? 0 : 1

async function recordsASecond(log: Log): Promise<number> {
  const record = new Uint8Array(RECORD_BYTES).fill(97)
  const start = performance.now()
  const end = start + SECONDS * 1_000
  let kept = 0
  const sender = async () => {
    while (performance.now() < end) {
      await log.append(record)
      kept += 1
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  return (kept * 1_000) / (performance.now() - start)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN
}
