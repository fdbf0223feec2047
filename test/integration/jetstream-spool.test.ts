import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { turnOfBatches } from '../../packages/ingest/src/entries/join-cluster.ts'
import { connectNats } from '../../packages/ingest/src/nats/connect.ts'
import { jetStreamLocation } from '../../packages/ingest/src/nats/location.ts'
import { openCluster } from '../../packages/ingest/src/nats/open-cluster.ts'
import { openJetStreamSpool } from '../../packages/ingest/src/spool/jetstream/open-jetstream-spool.ts'
import {
  SpoolFullError,
  type Share,
  type SharedSpool,
} from '../../packages/ingest/src/spool/ports.ts'
import { startNats, type NatsCluster } from '../harness/nats.ts'

// The log of several machines against a real server; test/faults/cluster.test.ts has three, which die.

const MAX_BYTES = 4 * 1024 * 1024
const started = new AsyncDisposableStack()
let servers: NatsCluster
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-jetstream-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
  servers = await startNats(1)
  started.defer(servers.stop)
}, 120_000)
afterAll(() => started.disposeAsync(), 120_000)

const locationOf = (stream: string) => jetStreamLocation.parse(servers.urlOf(stream))

async function open(stream: string): Promise<SharedSpool> {
  const location = locationOf(stream)
  const nats = await connectNats(location, 'test')
  started.defer(() => nats.connection.close())
  const onTrouble = (error: unknown) => console.error(error)
  const spool = await openJetStreamSpool({
    ...{ nats, ...location, folder, maxBytes: MAX_BYTES, onTrouble },
  })
  started.defer(spool.close)
  return spool
}

const bytes = (text: string) => new TextEncoder().encode(text)
const textsOf = ({ entries }: Share) =>
  entries.map(({ payload }) => new TextDecoder().decode(payload))

/** The next one with something in it, however long the server takes to hand it out. */
async function next(spool: SharedSpool): Promise<Share> {
  for (;;) {
    const share = await spool.take()
    if (share && share.entries.length > 0) return share
    await share?.acknowledge()
  }
}

it('hands out what was appended, each record once and with a position of its own', async () => {
  const spool = await open('once')
  await Promise.all(['a', 'b', 'c'].map((text) => spool.append(bytes(text))))

  const share = await next(spool)
  await share.acknowledge()
  await spool.append(bytes('d'))
  const second = await next(spool)
  await second.acknowledge()

  expect(textsOf(share).toSorted()).toEqual(['a', 'b', 'c'])
  expect(new Set(share.entries.map(({ position }) => position)).size).toBe(3)
  expect(textsOf(second)).toEqual(['d'])
  expect(second.token).not.toBe(share.token)
})

it('gives another processor the same records under the same token', async () => {
  const [one, other] = await Promise.all([open('again'), open('again')])
  await one.append(bytes('first'))
  const share = await next(one)
  // Of a batch that nobody has finished: what comes later is none of it.
  await other.append(bytes('later'))
  share.giveBack()

  const seen = [await next(other), await next(other)]

  const again = seen.find(({ token }) => token === share.token)
  expect(again && textsOf(again)).toEqual(['first'])
  expect(seen.flatMap(textsOf).toSorted()).toEqual(['first', 'later'])
  for (const one of seen) await one.acknowledge()
})

it('hands out again what the servers no longer know whom they gave it to', async () => {
  const [one, other] = await Promise.all([open('forgotten'), open('forgotten')])
  await one.append(bytes('kept'))
  // Whose processor dies with it.
  const share = await next(one)
  const nats = await connectNats(locationOf('forgotten'), 'test')
  started.defer(() => nats.connection.close())
  const { consumers } = nats.streams
  const { config } = await consumers.info('forgotten_batches', 'processors')
  await consumers.delete('forgotten_batches', 'processors')
  await consumers.add('forgotten_batches', { ...config, deliver_policy: 'new' })

  const again = await next(other)
  await again.acknowledge()

  expect(again.token).toBe(share.token)
  expect(textsOf(again)).toEqual(['kept'])
  await expect.poll(() => other.pendingMessages(), { timeout: 30_000 }).toBe(0)
})

it('shares batches out among processors, none twice', async () => {
  const spools = await Promise.all([open('shared'), open('shared')])
  const texts = Array.from({ length: 60 }, (_, nth) => `record ${nth}`)
  const stored: string[] = []
  const process = async (spool: SharedSpool) => {
    while (stored.length < texts.length) {
      const share = await spool.take()
      if (!share) continue
      stored.push(...textsOf(share))
      await share.acknowledge()
    }
  }

  const [spool] = spools
  const load = (async () => {
    for (const text of texts) await spool.append(bytes(text))
  })()
  await Promise.all([load, ...spools.map(process)])

  expect(stored.toSorted()).toEqual(texts.toSorted())
  await expect.poll(() => spool.pendingMessages(), { timeout: 30_000 }).toBe(0)
})

it('takes nothing more once it is full, and again when it is not', async () => {
  const spool = await open('full')
  // What compresses to nothing would never fill it.
  const record = randomBytes(MAX_BYTES / 8)
  const fill = async () => {
    for (let n = 0; n < 16; n += 1) await spool.append(record)
  }
  await expect(fill()).rejects.toThrow(SpoolFullError)

  await expect
    .poll(
      async () => {
        await (await spool.take())?.acknowledge()
        return spool.append(record).then(
          () => 'taken',
          () => 'full',
        )
      },
      { timeout: 30_000 },
    )
    .toBe('taken')
})

it('refuses a record that no server would take, and only that', async () => {
  const spool = await open('large')

  await expect(spool.append(new Uint8Array(9 * 1024 * 1024))).rejects.toThrow(/max_payload/)
  await expect(spool.append(bytes('small'))).resolves.toBeDefined()
})

it('lets one process at a time write, and the next in as soon as it is done', async () => {
  const location = locationOf('turns')
  const turnOf = async () => {
    const nats = await connectNats(location, 'test')
    const cluster = await openCluster({ nats, ...location })
    started.defer(() => cluster.close())
    return turnOfBatches(cluster)
  }
  const turns = await Promise.all([turnOf(), turnOf(), turnOf()])
  let inside = 0
  let most = 0
  let done = 0

  const work = async () => {
    most = Math.max(most, (inside += 1))
    await new Promise(setImmediate)
    inside -= 1
    done += 1
  }
  const works = turns.flatMap((turn) => Array.from({ length: 4 }, () => turn(work)))
  await Promise.all(works)

  expect({ most, done }).toEqual({ most: 1, done: 12 })
})
