import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BackupError } from '../backup/place.ts'
import { storedOf } from '../process/loop/stored.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { localLog } from './log-parts.ts'

let folder: string
const ends: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-log-'))
})

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await rm(folder, { recursive: true })
})

/** A log that stores what it gets, but for the first `failures` tries. */
async function open({ failures = 0 } = {}) {
  let left = failures
  const stored = Promise.withResolvers<true>()
  const failed = Promise.withResolvers<unknown>()
  const spool = await openFileSpool({ folder, maxBytes: 1e9, minFreeBytes: 0 })
  const { intake, consumer, hold } = localLog(
    { spool, recovered: 0 },
    {
      storeBatch: () => {
        left -= 1
        if (left >= 0) return Promise.reject(new Error('away'))
        return Promise.resolve(storedOf([], []))
      },
      onStored: () => {
        stored.resolve(true)
      },
      // At once, for the batch is tried again soon.
      onTrouble: () => {
        failed.resolve(position().catch((error: unknown) => error))
      },
    },
  )
  const position = async () => {
    const held: number[] = []
    await hold((at) => Promise.resolve(void held.push(at)))
    return held[0]
  }
  const head = { format: 'seismo' as const, projectId: 1, receivedAt: 900 }
  const keep = () =>
    intake.keep({
      head: { ...head, userAgent: '', contentType: '', requestId: '' },
      body: new TextEncoder().encode('a'),
    })
  ends.push(async () => {
    await consumer.stop()
    await spool.close()
  })
  return { spool, consumer, keep, position, stored: stored.promise, failed: failed.promise }
}

it('holds at the end of the last batch that is stored', async () => {
  const { spool, consumer, keep, position, stored } = await open()
  expect(await position()).toBe(spool.acknowledged())

  await keep()
  consumer.start()
  await stored

  expect(await position()).toBe(spool.end())
})

it('does not hold while a batch is in some tables and in the log', async () => {
  const { spool, consumer, keep, position, stored, failed } = await open({ failures: 1 })
  await keep()
  consumer.start()

  expect(await failed).toBeInstanceOf(BackupError)
  await stored

  expect(await position()).toBe(spool.end())
})

it('does not hold where the process before left a batch half stored, until it is whole', async () => {
  const before = await open()
  await before.keep()
  await before.spool.begin({ from: before.spool.acknowledged(), to: before.spool.end() })
  await before.spool.close()
  ends.pop()
  const { spool, consumer, position, stored } = await open()

  await expect(position()).rejects.toThrow('half stored')
  consumer.start()
  await stored

  expect(await position()).toBe(spool.end())
})
