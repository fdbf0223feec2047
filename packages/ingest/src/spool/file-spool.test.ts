import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFileSpool, type FileSpoolOptions } from './file-spool.ts'
import type { Position, Spool } from './ports.ts'

let folder: string
let opened: Spool[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-spool-'))
  opened = []
})

afterEach(async () => {
  for (const spool of opened) await spool.close()
  await rm(folder, { recursive: true })
})

async function open(given: Partial<FileSpoolOptions> = {}): Promise<Spool> {
  const spool = await openFileSpool({ folder, maxBytes: 1e9, minFreeBytes: 0, ...given })
  opened.push(spool)
  return spool
}

function append(spool: Spool, ...texts: string[]) {
  return Promise.all(texts.map((text) => spool.append(Buffer.from(text))))
}

async function textsOf(spool: Spool, from: Position = 0, maxBytes = 1_000_000): Promise<string[]> {
  const texts: string[] = []
  for (let position = from; ;) {
    const entries = await spool.read(position, maxBytes)
    const last = entries.at(-1)
    if (!last) return texts
    texts.push(...entries.map(({ payload }) => Buffer.from(payload).toString()))
    position = last.next
  }
}

async function logs(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.log')).sort()
}

async function bytesOf(name: string): Promise<Buffer> {
  return readFile(join(folder, name))
}

it('reads what was appended, in order', async () => {
  const spool = await open()

  const places = await append(spool, 'one', 'two', 'three')

  expect(await textsOf(spool)).toEqual(['one', 'two', 'three'])
  expect(await textsOf(spool, places[0]?.next)).toEqual(['two', 'three'])
  expect(places[2]?.next).toBe(spool.end())
})

it('reads entries one by one where they are larger than what is asked for', async () => {
  const spool = await open()
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(5_000))

  await append(spool, ...texts)

  expect(await textsOf(spool, 0, 100)).toEqual(texts)
})

it('has everything again after a restart, and goes on behind it', async () => {
  const first = await open()
  await append(first, 'one', 'two')

  const second = await open()
  await append(second, 'three')

  expect(second.id).toBe(first.id)
  expect(await textsOf(second)).toEqual(['one', 'two', 'three'])
})

it.each([
  ['in the payload', 1],
  ['in the length', 10],
  ['in the marker', 17],
  ['behind the marker', 12],
])('cuts off an entry that ends %s', async (_, missing) => {
  const first = await open()
  await append(first, 'whole', 'x')
  const [name = ''] = await logs()
  await truncate(join(folder, name), (await bytesOf(name)).byteLength - missing)

  const second = await open()
  await append(second, 'new')

  expect(await textsOf(second)).toEqual(['whole', 'new'])
  expect(second.stats().tornBytes).toBe(17 - missing)
})

it('starts with a last file that never got its header', async () => {
  const first = await open()
  await append(first, 'one')
  await writeFile(join(folder, `${String(first.end()).padStart(15, '0')}.log`), 'seismo l')

  const second = await open()
  await append(second, 'two')

  expect(await textsOf(second)).toEqual(['one', 'two'])
})

it('puts damage aside and reads on behind it', async () => {
  const first = await open()
  const [, second] = await append(first, 'one', 'two', 'three')
  const [name = ''] = await logs()
  const bytes = await bytesOf(name)
  bytes[(second?.next ?? 0) - 1] = 0x21
  await writeFile(join(folder, name), bytes)

  const again = await open()

  expect(await textsOf(again)).toEqual(['one', 'three'])
  expect(again.stats().damagedBytes).toBe(19)
  const aside = await readdir(join(folder, 'quarantine'))
  expect(aside).toHaveLength(2)
})

it('finds no entries in the bodies of others', async () => {
  const first = await open()
  const [place] = await append(first, 'inner')
  const planted = (await bytesOf((await logs())[0] ?? '')).subarray(0, place?.next)
  const other = await mkdtemp(join(tmpdir(), 'seismo-spool-'))
  const victim = await openFileSpool({ folder: other, maxBytes: 1e9, minFreeBytes: 0 })
  await victim.append(planted)
  const [name = ''] = (await readdir(other)).filter((file) => file.endsWith('.log'))
  const bytes = await readFile(join(other, name))
  // Its own head is damaged, so that what is in it is searched for entries.
  bytes[64] = ~(bytes[64] ?? 0)
  await writeFile(join(other, name), bytes)

  expect(await textsOf(victim)).toEqual([])
  await victim.close()
  await rm(other, { recursive: true })
})

it('refuses what is more than its bytes, keeps nothing of it, and takes more once some is stored', async () => {
  const spool = await open({ maxBytes: 4_000, segmentBytes: 1_000 })
  const text = 'x'.repeat(900)
  for (let n = 0; n < 4; n += 1) await append(spool, text)

  await expect(append(spool, text)).rejects.toMatchObject({ name: 'SpoolFullError' })
  const [, second] = await spool.read(0, 10_000).then((entries) => [...entries, undefined])
  expect(second).toBeUndefined()
  const [first] = await spool.read(0, 10_000)
  await spool.acknowledge(first?.next ?? 0)
  await append(spool, 'fits')

  expect(await textsOf(spool, first?.next)).toEqual([text, text, text, 'fits'])
})

it('leaves the disk what others need', async () => {
  const spool = await open({ minFreeBytes: 1e15 })

  await expect(append(spool, 'one')).rejects.toThrow(/the disk has \d+ bytes left/)
})

it('deletes the files whose entries are all stored, and not the one that it writes to', async () => {
  const spool = await open({ maxBytes: 1e6, segmentBytes: 1_000 })
  for (const letter of 'abc') await append(spool, letter.repeat(900))
  expect(await logs()).toHaveLength(3)

  await spool.acknowledge(spool.end())

  expect(await logs()).toHaveLength(1)
  expect((await open()).acknowledged()).toBe(spool.end())
})

it('remembers the batch that was being stored', async () => {
  const first = await open()
  const [one, two] = await append(first, 'one', 'two')
  const batch = { from: one?.next ?? 0, to: two?.next ?? 0 }
  await first.begin(batch)

  const second = await open()

  expect(second.interrupted()).toEqual(batch)
  expect(second.acknowledged()).toBe(batch.from)
})

it('stores all of a log again whose state cannot be read', async () => {
  const first = await open()
  await append(first, 'one')
  await first.acknowledge(first.end())
  await writeFile(join(folder, 'state.json'), '{"id":')

  const second = await open()

  expect(second.interrupted()).toBeUndefined()
  expect(await textsOf(second, second.acknowledged())).toEqual(['one'])
})

it('leaves the files of another log alone', async () => {
  const foreign = join(folder, '999999999999999.log')
  await writeFile(foreign, 'what somebody else keeps here'.repeat(10))

  const spool = await open()
  await append(spool, 'one')

  expect(await textsOf(spool)).toEqual(['one'])
  expect(await readFile(`${foreign}.foreign`, 'utf8')).toContain('somebody else')
})

it('keeps what many append at once', async () => {
  const spool = await open({ maxBytes: 1e9, segmentBytes: 20_000 })
  const texts = Array.from({ length: 2_000 }, (_, n) => `entry ${n} ${'x'.repeat(n % 50)}`)

  await append(spool, ...texts)

  expect(await textsOf(spool, 0, 10_000)).toEqual(texts)
  expect(await textsOf(await open(), 0, 10_000)).toEqual(texts)
})

it('refuses an entry that is larger than any can be', async () => {
  const spool = await open()

  await expect(spool.append(Buffer.alloc(17 * 1024 * 1024))).rejects.toThrow(RangeError)
})
