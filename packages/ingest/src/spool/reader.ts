import { open, type FileHandle } from 'node:fs/promises'
import type { Framing } from './framing.ts'
import type { LogEntry, Position } from './ports.ts'
import { HEADER_BYTES, type Segment } from './segments.ts'

interface ReaderOptions {
  framing: Framing
  /** Oldest first. */
  segments: () => Segment[]
  /** Behind it nothing is on the disk for sure. */
  end: () => Position
  onDamage: (position: Position, bytes: Uint8Array) => Promise<void>
}

/** Reads entries in order. What is damaged is told once and left out. */
export function createReader({ framing, segments, end, onDamage }: ReaderOptions) {
  const files = new Map<Segment, FileHandle>()

  async function read(from: Position, maxBytes: number): Promise<LogEntry[]> {
    let position = from
    while (position < end()) {
      const { segment, until } = segmentOf(position)
      position = Math.max(position, segment.base + HEADER_BYTES)
      if (position >= until) {
        position = until
        continue
      }
      const entries = await readWithin(segment, { from: position, until, maxBytes })
      if (entries.length > 0) return entries
      position = until
    }
    return []
  }

  /** The segment that has the position, and where it ends. */
  function segmentOf(position: Position): { segment: Segment; until: Position } {
    const all = segments()
    const index = all.findLastIndex(({ base }) => base <= position)
    const segment = all[index] ?? all[0]
    if (!segment) throw new Error(`position ${position} is not in the log any more`)
    return { segment, until: all[Math.max(index, 0) + 1]?.base ?? end() }
  }

  async function readWithin(
    segment: Segment,
    { from, until, maxBytes }: { from: Position; until: Position; maxBytes: number },
  ): Promise<LogEntry[]> {
    const bytes = await bytesOf(segment, from, Math.min(until - from, maxBytes))
    const entries: LogEntry[] = []
    let offset = 0
    while (offset < bytes.byteLength) {
      const found = framing.at(bytes, offset)
      const isAll = from + bytes.byteLength >= until
      if (found.is !== 'entry') {
        if (entries.length > 0) return entries
        // Not enough of it was read to tell: all that the segment has does.
        if (!isAll) return readWithin(segment, { from, until, maxBytes: until - from })
        offset = await skip(bytes, offset, from)
        continue
      }
      const { payload, end: next } = found
      entries.push({ position: from + offset, next: from + next, payload })
      offset = next
    }
    return entries
  }

  async function skip(bytes: Buffer, offset: number, from: Position): Promise<number> {
    const marker = framing.nextMarker(bytes, offset + 1)
    const next = marker === -1 ? bytes.byteLength : marker
    await onDamage(from + offset, bytes.subarray(offset, next))
    return next
  }

  async function bytesOf(segment: Segment, from: Position, length: number): Promise<Buffer> {
    const file = files.get(segment) ?? (await open(segment.path, 'r'))
    files.set(segment, file)
    const { buffer, bytesRead } = await file.read(
      Buffer.allocUnsafe(length),
      0,
      length,
      from - segment.base,
    )
    return buffer.subarray(0, bytesRead)
  }

  async function close(segment: Segment): Promise<void> {
    await files.get(segment)?.close()
    files.delete(segment)
  }

  return {
    read,
    close,
    closeAll: async () => {
      for (const segment of [...files.keys()]) await close(segment)
    },
  }
}
