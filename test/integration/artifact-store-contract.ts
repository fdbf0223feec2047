import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ArtifactStore } from '../../packages/ingest/src/symbolicate/artifacts/ports.ts'

const HOSTILE = [
  '',
  '../../etc/passwd',
  '/etc/passwd',
  'ABCDEF0123456789',
  'abcdef0123456789/../x',
  'abcdef0123456789?acl',
  'abcdef0123456789\0',
  'abcdef0123456789\r\nX-Amz-Acl: public-read',
  'a'.repeat(129),
]

/** What every ArtifactStore does, wherever its bytes are. */
export function describesAnArtifactStore(store: () => ArtifactStore): void {
  let made = 0
  function aKey(): string {
    made += 1
    return createHash('sha256').update(String(made)).digest('hex')
  }

  const digits = Uint8Array.from({ length: 10 }, (_, index) => index)

  it('answers the bytes that were put', async () => {
    const key = aKey()

    await store().put(key, digits)

    expect(await bytesOf(store().get(key))).toEqual([...digits])
  })

  it('takes a view of a larger buffer, and no bytes at all', async () => {
    const [view, none] = [aKey(), aKey()]

    await store().put(view, digits.subarray(3, 5))
    await store().put(none, new Uint8Array())

    expect(await bytesOf(store().get(view))).toEqual([3, 4])
    expect(await bytesOf(store().get(none))).toEqual([])
  })

  it('keeps five megabytes as they are', async () => {
    const key = aKey()
    const large = new Uint8Array(5_000_000).map((_, index) => (index * 31) % 251)

    await store().put(key, large)

    const kept = await store().get(key)
    expect(Buffer.compare(kept ?? new Uint8Array(), large)).toBe(0)
    expect(await bytesOf(store().read(key, 4_999_998, 100))).toEqual([...large.subarray(-2)])
  })

  it('has no more of what was removed, and nothing against removing it again', async () => {
    const [key, other] = [aKey(), aKey()]
    for (const one of [key, other]) await store().put(one, digits)

    await store().remove(key)
    await store().remove(key)

    expect(await store().get(key)).toBeUndefined()
    expect(await bytesOf(store().get(other))).toEqual([...digits])
  })

  it('knows nothing of a key under which nothing was put', async () => {
    const key = aKey()

    expect(await store().get(key)).toBeUndefined()
    expect(await store().read(key, 0, 10)).toBeUndefined()
    expect(await store().read(key, 0, 0)).toBeUndefined()
  })

  it.each([
    [0, 3, [0, 1, 2]],
    [4, 1, [4]],
    [0, 10, [...digits]],
    [8, 10, [8, 9]],
    [10, 5, []],
    [1_000, 5, []],
    [3, 0, []],
  ])('reads from %i on %i bytes', async (offset, length, expected) => {
    const key = aKey()
    await store().put(key, digits)

    expect(await bytesOf(store().read(key, offset, length))).toEqual(expected)
  })

  it('holds the last of what was put under a key', async () => {
    const key = aKey()

    await store().put(key, digits)
    await store().put(key, Uint8Array.of(7))

    expect(await bytesOf(store().get(key))).toEqual([7])
  })

  it('holds what several put at the same time: keys are of the content, so it is the same', async () => {
    const key = aKey()
    const large = new Uint8Array(300_000).fill(1)

    await Promise.all([large, large, large, large].map((bytes) => store().put(key, bytes)))

    expect(Buffer.from((await store().get(key)) ?? []).equals(large)).toBe(true)
  })

  it('keeps many that come at the same time', async () => {
    const keys = Array.from({ length: 20 }, aKey)

    await Promise.all(keys.map((key, index) => store().put(key, Uint8Array.of(index))))

    const kept = await Promise.all(keys.map((key) => bytesOf(store().get(key))))
    expect(kept).toEqual(keys.map((_, index) => [index]))
  })

  it.each(HOSTILE)('has nothing under the key %j, and takes nothing', async (key) => {
    await expect(store().put(key, digits)).rejects.toThrow(/^An artifact's key is a hash in hex/)
    const [got, read] = await Promise.allSettled([store().get(key), store().read(key, 0, 1)])

    for (const one of [got, read]) {
      expect(one.status === 'fulfilled' ? one.value : undefined).toBeUndefined()
    }
  })
}

async function bytesOf(read: Promise<Uint8Array | undefined>): Promise<number[] | undefined> {
  const bytes = await read
  return bytes && [...bytes]
}
