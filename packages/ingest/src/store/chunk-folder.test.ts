import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChunksFullError, createChunkFolder } from './chunk-folder.ts'

const HOUR = 3_600_000

let folder: string
let clock: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-chunks-'))
  clock = Date.now()
})

afterEach(() => rm(folder, { recursive: true }))

const open = (maxBytes = 1_000) => createChunkFolder({ folder, maxBytes, now: () => clock })

function aChunk(text: string) {
  const bytes = new TextEncoder().encode(text)
  return { bytes, sha1: createHash('sha1').update(bytes).digest('hex') }
}

const [a, b] = [aChunk('first, '), aChunk('second')]

it('joins what was kept, in the order asked for, and leaves no file behind', async () => {
  const chunks = open()
  for (const { sha1, bytes } of [a, b]) await chunks.keep(sha1, bytes)

  const joined = await chunks.join([b.sha1, a.sha1, b.sha1], 100)
  const path = (await readdir(folder)).find((name) => name.endsWith('.partial')) ?? ''
  const text = await readFile(join(folder, path), 'utf8')
  await joined?.remove()

  expect(text).toBe('secondfirst, second')
  expect(joined?.sha1).toBe(aChunk(text).sha1)
  expect((await readdir(folder)).toSorted()).toEqual([a.sha1, b.sha1].toSorted())
})

it('names what is missing, each once, and joins nothing', async () => {
  const chunks = open()
  await chunks.keep(a.sha1, a.bytes)

  expect(await chunks.missing([b.sha1, a.sha1, b.sha1])).toEqual([b.sha1])
  expect(await chunks.join([a.sha1, b.sha1], 100)).toBeUndefined()
})

it('joins no more than it may, however often one piece is named', async () => {
  const chunks = open()
  await chunks.keep(a.sha1, a.bytes)

  const joining = chunks.join(
    Array.from({ length: 1_000 }, () => a.sha1),
    999 * a.bytes.length,
  )

  await expect(joining).rejects.toThrow('An upload has at most 6993 bytes, this one 7000')
  expect(await readdir(folder)).toEqual([a.sha1])
})

describe('room', () => {
  it('ends, for those that come at the same time too', async () => {
    const chunks = open(a.bytes.length + 1)

    const results = await Promise.allSettled(
      [a, b].map(({ sha1, bytes }) => chunks.keep(sha1, bytes)),
    )

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('comes back after an hour, and of finished uploads after a minute', async () => {
    const chunks = open(a.bytes.length)
    await chunks.keep(a.sha1, a.bytes)
    const keepAnother = () => chunks.keep(b.sha1, b.bytes)

    clock += HOUR - 1
    await expect(keepAnother()).rejects.toThrow(ChunksFullError)
    clock += 1
    await keepAnother()
    chunks.release([b.sha1])
    clock += 59_999
    await expect(chunks.keep(a.sha1, a.bytes)).rejects.toThrow(ChunksFullError)
    clock += 1
    await chunks.keep(a.sha1, a.bytes)

    expect(await readdir(folder)).toEqual([a.sha1])
  })

  it('is held for an hour from when somebody last asked', async () => {
    const chunks = open()
    await chunks.keep(a.sha1, a.bytes)

    clock += HOUR - 1
    expect(await chunks.missing([a.sha1])).toEqual([])
    chunks.release([a.sha1])
    expect(await chunks.missing([a.sha1])).toEqual([])
    clock += HOUR - 1

    expect(await chunks.missing([a.sha1])).toEqual([])
  })
})

describe('after a crash', () => {
  it('goes on with what was there, and clears up what was half written', async () => {
    await open().keep(a.sha1, a.bytes)
    await writeFile(join(folder, 'half.partial'), 'half')
    await writeFile(join(folder, b.sha1), b.bytes)
    await utimes(join(folder, b.sha1), new Date(), new Date(clock - HOUR - 1_000))

    const missing = await open().missing([a.sha1, b.sha1])

    expect(missing).toEqual([b.sha1])
    expect(await readdir(folder)).toEqual([a.sha1])
  })
})

it.each([
  ['has gone', () => rm(join(folder, a.sha1))],
  ['was cut off', () => writeFile(join(folder, a.sha1), 'fir')],
  ['is empty, as after a power cut', () => writeFile(join(folder, a.sha1), '')],
])('asks again for a piece that %s', async (_, damage) => {
  const chunks = open()
  for (const { sha1, bytes } of [a, b]) await chunks.keep(sha1, bytes)
  await damage()

  expect(await chunks.join([b.sha1, a.sha1], 100)).toBeUndefined()
  expect(await chunks.missing([a.sha1, b.sha1])).toEqual([a.sha1])
  await chunks.keep(a.sha1, a.bytes)
  const joined = await chunks.join([a.sha1, b.sha1], 100)
  await joined?.remove()

  expect(joined?.sha1).toBe(aChunk('first, second').sha1)
})

it('takes pieces again once its folder can be written', async () => {
  const blocked = join(folder, 'file')
  await writeFile(blocked, '')
  const chunks = createChunkFolder({ folder: blocked, maxBytes: 1_000, now: () => clock })
  await expect(chunks.keep(a.sha1, a.bytes)).rejects.toThrow('EEXIST')

  await rm(blocked)
  await chunks.keep(a.sha1, a.bytes)

  expect(await chunks.missing([a.sha1])).toEqual([])
})

it.each(['', '../x', 'A'.repeat(40), `${'a'.repeat(40)}/x`])(
  'refuses the name %j',
  async (name) => {
    await expect(open().keep(name, a.bytes)).rejects.toThrow('A chunk is named by its SHA-1')
    await expect(open().join([name], 100)).rejects.toThrow('A chunk is named by its SHA-1')
    expect(await readdir(folder)).toEqual([])
  },
)
