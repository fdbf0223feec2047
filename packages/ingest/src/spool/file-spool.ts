import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createAppender } from './appender.ts'
import { createFraming } from './framing.ts'
import type { Batch, Position, Spool } from './ports.ts'
import { openQuarantine } from './quarantine.ts'
import { createReader } from './reader.ts'
import { HEADER_BYTES, idOf, listSegments, sizeOf, type Segment } from './segments.ts'
import { readState, writeState } from './state-file.ts'
import { recoverTail } from './tail.ts'

export interface FileSpoolOptions {
  folder: string
  /** Of all segments together; beyond it nothing more is taken. */
  maxBytes: number
  /** What the disk must have left for others, the database first among them. */
  minFreeBytes: number
  /** A new file is begun behind so many. */
  segmentBytes?: number
}

const SEGMENT_BYTES = 64 * 1024 * 1024

/** The log in a folder of this machine, as the last process left it. */
export async function openFileSpool(options: FileSpoolOptions): Promise<Spool> {
  const { folder } = options
  const quarantine = await openQuarantine(folder)
  const { id, segments } = await takeUp(folder)
  const framing = createFraming(id)
  const statePath = join(folder, 'state.json')
  const state = await readState(statePath, id)
  const sizes = new Map<Segment, number>()
  for (const segment of segments) sizes.set(segment, await sizeOf(segment))
  const last = segments.at(-1)
  const tail = last && (await recoverTail(last, framing))
  if (last && tail) sizes.set(last, tail.end - last.base)

  const first = segments[0]?.base ?? 0
  let acknowledged = Math.max(state?.acknowledged ?? 0, first)
  let damagedBytes = 0
  const appender = createAppender({
    ...{ folder, id, framing, sizes },
    end: tail?.end ?? first,
    maxBytes: options.maxBytes,
    minFreeBytes: options.minFreeBytes,
    // Several, so that what is stored can be deleted while the rest waits.
    segmentBytes: Math.min(options.segmentBytes ?? SEGMENT_BYTES, options.maxBytes / 4),
  })
  const reader = createReader({
    framing,
    segments: () => [...sizes.keys()],
    end: appender.end,
    onDamage: async (position, bytes) => {
      damagedBytes += bytes.byteLength
      await quarantine(`damage-${position}`, 'does not match its checksum', bytes)
    },
  })

  async function acknowledge(position: Position): Promise<void> {
    await writeState(statePath, { id, acknowledged: position })
    await forget(position)
  }

  async function forget(position: Position): Promise<void> {
    acknowledged = position
    for (const [segment, size] of sizes) {
      // The one that is written to is empty at worst.
      if (segment.base + size > position || segment === appender.current()) continue
      sizes.delete(segment)
      await reader.close(segment)
      await rm(segment.path, { force: true })
    }
  }

  return {
    id,
    append: appender.append,
    read: reader.read,
    begin: async (batch: Batch) => {
      await writeState(statePath, { id, acknowledged: batch.from, batch })
      await forget(batch.from)
    },
    acknowledge,
    acknowledged: () => acknowledged,
    interrupted: () => state?.batch,
    end: appender.end,
    stats: () => ({
      bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      maxBytes: options.maxBytes,
      freeBytes: appender.freeBytes(),
      pendingBytes: Math.max(0, appender.end() - acknowledged),
      tornBytes: tail?.tornBytes ?? 0,
      damagedBytes,
    }),
    quarantine,
    close: async () => {
      await appender.close()
      await reader.closeAll()
    },
  }
}

/** What is there of a log. A last segment that never got its header has nothing in it. */
async function takeUp(folder: string): Promise<{ id: string; segments: Segment[] }> {
  const segments: Segment[] = []
  let id: string | undefined
  for (const segment of await listSegments(folder)) {
    const its = await idOf(segment)
    if (its === undefined && (await sizeOf(segment)) <= HEADER_BYTES) await rm(segment.path)
    else if (its === undefined || (id !== undefined && its !== id)) await setAside(segment)
    else {
      id = its
      segments.push(segment)
    }
  }
  return { id: id ?? randomUUID(), segments }
}

/** Of another log, or unreadable: not ours to store, and not ours to delete. */
async function setAside({ path }: Segment): Promise<void> {
  await rename(path, `${path}.foreign`)
}
