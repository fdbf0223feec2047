import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Pieces of uploads, named by their SHA-1, until all of an upload is there. */
export interface Chunks {
  /** @throws ChunksFullError; Error where the folder cannot be written. */
  keep(sha1: string, bytes: Uint8Array): Promise<void>
  /** Those that are not there; the others stay for as long as if they had just come. */
  missing(sha1s: readonly string[]): Promise<string[]>
  /**
   * One file of all of them in this order, open for reading; undefined where one has gone or is damaged;
   * it is then missing.
   * @throws JoinedTooLargeError: one piece may be named many times.
   */
  join(sha1s: readonly string[], maxBytes: number): Promise<JoinedChunks | undefined>
  /** No longer needed; another upload that asks for them soon still finds them. */
  release(sha1s: readonly string[]): void
}

export interface JoinedChunks {
  fd: number
  sha1: string
  remove(): Promise<void>
}

/** Uploads that never ended take all the room; it comes back with time. */
export class ChunksFullError extends Error {
  override readonly name = 'ChunksFullError'
}

export class JoinedTooLargeError extends Error {
  override readonly name = 'JoinedTooLargeError'
}

interface Options {
  folder: string
  /** Of all pieces together. */
  maxBytes: number
  now: () => number
}

interface Chunk {
  bytes: number
  until: number
}

const NAME = /^[\da-f]{40}$/
const MAX_CHUNKS = 20_000
const KEEP_MS = 3_600_000
const KEEP_RELEASED_MS = 60_000

export function createChunkFolder({ folder, maxBytes, now }: Options): Chunks {
  const chunks = new Map<string, Chunk>()
  const scan = onceDone(async () => {
    for (const [sha1, chunk] of await readFolder(folder, now)) chunks.set(sha1, chunk)
  })
  /** Of pieces that are being written. */
  let reserved = { bytes: 0, count: 0 }

  async function ready(): Promise<void> {
    await scan()
    const gone = [...chunks].filter(([, { until }]) => until <= now()).map(([sha1]) => sha1)
    for (const sha1 of gone) chunks.delete(sha1)
    await Promise.all(gone.map((sha1) => rm(join(folder, sha1), { force: true })))
  }

  async function keep(sha1: string, bytes: Uint8Array): Promise<void> {
    assertName(sha1)
    await ready()
    if (!extend(sha1)) await write(sha1, bytes)
  }

  async function write(sha1: string, bytes: Uint8Array): Promise<void> {
    const held = [...chunks.values()].reduce((sum, chunk) => sum + chunk.bytes, reserved.bytes)
    if (held + bytes.length > maxBytes || chunks.size + reserved.count >= MAX_CHUNKS) {
      throw new ChunksFullError('Uploads that were not finished take all the room there is.')
    }
    reserved = { bytes: reserved.bytes + bytes.length, count: reserved.count + 1 }
    const partial = join(folder, `${randomUUID()}.partial`)
    try {
      await writeFile(partial, bytes, { flag: 'wx' })
      await rename(partial, join(folder, sha1))
      chunks.set(sha1, { bytes: bytes.length, until: now() + KEEP_MS })
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    } finally {
      reserved = { bytes: reserved.bytes - bytes.length, count: reserved.count - 1 }
    }
  }

  function extend(sha1: string): boolean {
    const chunk = chunks.get(sha1)
    if (chunk) chunk.until = now() + KEEP_MS
    return chunk !== undefined
  }

  async function missing(sha1s: readonly string[]): Promise<string[]> {
    await ready()
    return [...new Set(sha1s)].filter((sha1) => !extend(sha1))
  }

  async function joinAll(
    sha1s: readonly string[],
    maxJoinedBytes: number,
  ): Promise<JoinedChunks | undefined> {
    sha1s.forEach(assertName)
    if ((await missing(sha1s)).length > 0) return undefined
    const bytes = sha1s.reduce((sum, sha1) => sum + (chunks.get(sha1)?.bytes ?? 0), 0)
    if (bytes > maxJoinedBytes) {
      throw new JoinedTooLargeError(
        `An upload has at most ${maxJoinedBytes} bytes, this one ${bytes}; upload its folders one by one.`,
      )
    }
    const joined = await writeJoined(folder, sha1s)
    if (!('lost' in joined)) return joined
    // Else it would be there for an hour, and never be asked for again.
    chunks.delete(joined.lost)
    await rm(join(folder, joined.lost), { force: true })
    return undefined
  }

  function release(sha1s: readonly string[]): void {
    for (const sha1 of sha1s) {
      const chunk = chunks.get(sha1)
      if (chunk) chunk.until = now() + KEEP_RELEASED_MS
    }
  }

  return { keep, missing, join: joinAll, release }
}

/** Does it once for all who ask; after a failure the next who asks tries again. */
function onceDone(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= run().catch((cause: unknown) => {
      done = undefined
      throw cause
    })
    return done
  }
}

/** What an earlier process left: its pieces, but nothing that it was in the middle of writing. */
async function readFolder(folder: string, now: () => number): Promise<[string, Chunk][]> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  const partial = names.filter((name) => !NAME.test(name))
  await Promise.all(partial.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  return Promise.all(
    names
      .filter((name) => NAME.test(name))
      .map(async (name): Promise<[string, Chunk]> => {
        const { size, mtimeMs } = await stat(join(folder, name))
        return [name, { bytes: size, until: Math.min(mtimeMs, now()) + KEEP_MS }]
      }),
  )
}

/** Or which piece has gone or was damaged, as in a crash. */
async function writeJoined(
  folder: string,
  sha1s: readonly string[],
): Promise<JoinedChunks | { lost: string }> {
  const path = join(folder, `${randomUUID()}.partial`)
  const file = await open(path, 'wx+')
  const remove = async () => {
    await file.close()
    await rm(path, { force: true })
  }
  try {
    const hash = createHash('sha1')
    for (const sha1 of sha1s) {
      const bytes = await readIfWhole(join(folder, sha1), sha1)
      if (!bytes) {
        await remove()
        return { lost: sha1 }
      }
      hash.update(bytes)
      await file.write(bytes)
    }
    return { fd: file.fd, sha1: hash.digest('hex'), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function readIfWhole(path: string, sha1: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path)
    return createHash('sha1').update(bytes).digest('hex') === sha1 ? bytes : undefined
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}

function assertName(sha1: string): void {
  if (!NAME.test(sha1)) throw new RangeError(`A chunk is named by its SHA-1 in hex, not "${sha1}".`)
}
