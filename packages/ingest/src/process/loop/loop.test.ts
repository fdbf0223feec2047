import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFileSpool } from '../../spool/file-spool.ts'
import { createBacklog } from './backlog.ts'
import { createConsumer } from './consume.ts'
import { createIntake } from './intake.ts'
import { toRecord } from '../../wire/record.ts'

let folder: string
const ends: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-loop-'))
})

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await rm(folder, { recursive: true })
})

interface Batch {
  texts: string[]
  token: string
}

interface Given {
  /** Of batches, before one is stored. */
  failures?: number
  /** Of bodies in memory. */
  maxBytes?: number
  /** Batches that were stored although nobody learned it. */
  isCutShort?: boolean
  wait?: () => Promise<void>
}

/** A process on the folder; what it stored, and what it may do next. */
async function start({ wait, ...given }: Given = {}) {
  const { failures = 0, maxBytes = 1_000, isCutShort = false } = given
  const stored: Batch[] = []
  const troubles: unknown[] = []
  let left = failures
  const spool = await openFileSpool({ folder, maxBytes: 1e9, minFreeBytes: 0 })
  const backlog = createBacklog({ spool, maxBytes })
  const intake = createIntake({ spool, backlog, recovered: 0, now: () => 1_000 })
  const consumer = createConsumer({
    ...{ spool, backlog, now: () => 1_000 },
    wait:
      wait ??
      (async () => {
        await turn()
      }),
    store: (works, token) => {
      left -= 1
      if (left >= 0) return Promise.reject(new Error('away'))
      stored.push({
        token,
        texts: works.map(({ bytes }) => new TextDecoder().decode(toRecord(bytes).body)),
      })
      return isCutShort ? Promise.reject(new Error('cut short')) : Promise.resolve()
    },
    onTrouble: (cause) => troubles.push(cause),
  })
  ends.push(async () => {
    await consumer.stop()
    await spool.close()
  })
  return {
    ...{ spool, backlog, consumer, stored, troubles },
    texts: () => stored.flatMap(({ texts }) => texts),
    keep: (...texts: string[]) =>
      Promise.all(
        texts.map((text) =>
          intake.keep({
            head: {
              ...{ format: 'seismo', projectId: 1, receivedAt: 900 },
              ...{ userAgent: '', contentType: '', requestId: '' },
            },
            body: new TextEncoder().encode(text),
          }),
        ),
      ),
  }
}

it('stores what is kept, in order and once', async () => {
  const { keep, consumer, texts, spool } = await start()
  consumer.start()

  await keep('one', 'two')
  await consumer.drain()
  await keep('three')
  await consumer.drain()

  expect(texts()).toEqual(['one', 'two', 'three'])
  expect(spool.acknowledged()).toBe(spool.end())
})

it('tries again with the same token for as long as the database is away', async () => {
  const { keep, consumer, stored, troubles } = await start({ failures: 3 })
  consumer.start()

  await keep('one')
  await consumer.drain()

  expect(stored).toHaveLength(1)
  expect(troubles).toHaveLength(3)
  expect(consumer.trouble()).toBeUndefined()
})

it('tells since when nothing can be stored', async () => {
  const { keep, consumer, troubles } = await start({ failures: Infinity })
  consumer.start()

  await keep('one')
  while (troubles.length === 0) await turn()

  expect(consumer.trouble()).toMatchObject({ since: 1_000 })
  expect(consumer.oldestReceivedAt()).toBe(900)
})

it('leaves to the next process what was not stored', async () => {
  const first = await start({ failures: Infinity })
  first.consumer.start()
  await first.keep('one', 'two')
  while (first.troubles.length === 0) await turn()
  await first.consumer.stop()

  const second = await start()
  second.consumer.start()
  await second.consumer.drain()

  expect(first.texts()).toEqual([])
  expect(second.texts()).toEqual(['one', 'two'])
})

it('stores an interrupted batch again, exactly as it was, under its own token', async () => {
  const first = await start({ isCutShort: true })
  first.consumer.start()
  await first.keep('one', 'two')
  while (first.stored.length === 0) await turn()
  await first.consumer.stop()
  await first.keep('three')

  const second = await start()
  second.consumer.start()
  await second.consumer.drain()

  expect(second.stored[0]).toEqual(first.stored[0])
  expect(second.texts()).toEqual(['one', 'two', 'three'])
})

it('reads from the disk what is too much for its memory', async () => {
  const { keep, consumer, backlog, texts } = await start({ maxBytes: 10 })
  const all = Array.from({ length: 40 }, (_, n) => `text ${n}`)

  await keep(...all)
  expect(backlog.isFull()).toBe(true)
  consumer.start()
  await keep('last')
  await consumer.drain()

  expect(texts()).toEqual([...all, 'last'])
})

it('puts aside what is no record, and stores its neighbours', async () => {
  const { keep, consumer, spool, texts } = await start({ maxBytes: 0 })
  await keep('one', 'two')
  await spool.append(new TextEncoder().encode('no record'))
  await keep('three')

  consumer.start()
  await consumer.drain()

  expect(texts()).toEqual(['one', 'two', 'three'])
  expect(await readdir(join(folder, 'quarantine'))).toHaveLength(2)
})

it('ends while it waits for something to do', async () => {
  const { consumer } = await start()
  consumer.start()
  await turn()

  await expect(consumer.stop()).resolves.toBeUndefined()
})

it('ends where it is asked to while it notes what is stored', async () => {
  const { keep, consumer } = await start()
  consumer.start()
  await keep('one')
  await consumer.drain()

  await expect(consumer.stop()).resolves.toBeUndefined()
})

it('waits for no company where somebody waits for what is there, or for the end', async () => {
  const forever = () => new Promise<void>(() => undefined)
  const { keep, consumer, texts } = await start({ wait: forever })
  consumer.start()
  await keep('one', 'two')
  await turn()

  await consumer.drain()
  expect(texts()).toEqual(['one', 'two'])
  await keep('three')
  await turn()

  await expect(consumer.stop()).resolves.toBeUndefined()
})
