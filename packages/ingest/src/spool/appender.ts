import { open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Framing } from './framing.ts'
import { createGroupCommit, type Member } from './group-commit.ts'
import { MAX_ENTRY_BYTES, SpoolFullError, type Place, type Position } from './ports.ts'
import { createRoom } from './room.ts'
import { HEADER_BYTES, headerOf, segmentAt, type Segment } from './segments.ts'
import { syncFolder } from '../lib/replace-file.ts'
import { cut } from './tail.ts'

interface AppenderOptions {
  folder: string
  id: string
  framing: Framing
  /** Bytes by segment; the appender adds to it. */
  sizes: Map<Segment, number>
  end: Position
  maxBytes: number
  minFreeBytes: number
  segmentBytes: number
}

interface Current {
  segment: Segment
  file: FileHandle
}

/** Writes to the end of the log. A process begins a file of its own: what an earlier one wrote is only read. */
export function createAppender(options: AppenderOptions) {
  const { folder, id, framing, sizes, maxBytes, minFreeBytes, segmentBytes } = options
  let end = options.end
  let current: Current | undefined
  const room = createRoom({
    ...{ folder, maxBytes, minFreeBytes },
    usedBytes: () => [...sizes.values()].reduce((sum, size) => sum + size, 0),
  })
  const groups = createGroupCommit<Place>(write)

  function append(payload: Uint8Array): Promise<Place> {
    if (payload.byteLength <= MAX_ENTRY_BYTES) return groups.append(payload)
    return Promise.reject(new RangeError(`an entry has at most ${MAX_ENTRY_BYTES} bytes`))
  }

  async function write(group: readonly Member<Place>[]): Promise<void> {
    const buffers = group.flatMap(({ payload }) => [framing.headOf(payload), payload])
    const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)
    try {
      await room.assertFor(size)
      await writeBuffers(buffers, size)
    } catch (cause) {
      if (cause instanceof SpoolFullError) throw cause
      throw new SpoolFullError('the log cannot be written', { cause })
    }
    let position = end
    end += size
    for (const { payload, resolve } of group) {
      const next = position + framing.sizeOf(payload)
      resolve({ position, next })
      position = next
    }
  }

  async function writeBuffers(buffers: Uint8Array[], size: number): Promise<void> {
    const { segment, file } = (current = await fileFor(size))
    const used = sizes.get(segment) ?? HEADER_BYTES
    try {
      await file.writev(buffers, used)
      await file.datasync()
    } catch (cause) {
      current = undefined
      room.lookAgain()
      // Nobody knows what the disk has now: the file becomes as it was. Where not even that works,
      // the next one begins here all the same, and what is behind is never read.
      await file.close().catch(() => undefined)
      await cut(segment, used).catch(() => undefined)
      throw cause
    }
    sizes.set(segment, used + size)
    room.take(size)
  }

  async function fileFor(size: number): Promise<Current> {
    if (!current) return begin()
    const used = sizes.get(current.segment) ?? HEADER_BYTES
    if (used + size <= segmentBytes || used === HEADER_BYTES) return current
    await current.file.close()
    return begin()
  }

  async function begin(): Promise<Current> {
    const began = await beginSegment(segmentAt(folder, end), id)
    sizes.set(began.segment, HEADER_BYTES)
    end += HEADER_BYTES
    return began
  }

  return {
    append,
    end: () => end,
    current: () => current?.segment,
    freeBytes: room.freeBytes,
    close: async () => {
      await groups.settled()
      await current?.file.close()
      current = undefined
    },
  }
}

async function beginSegment(segment: Segment, id: string): Promise<Current> {
  const file = await open(segment.path, 'w')
  try {
    await file.write(headerOf(id))
    await file.datasync()
    await syncFolder(dirname(segment.path))
    return { segment, file }
  } catch (cause) {
    await file.close()
    throw cause
  }
}
