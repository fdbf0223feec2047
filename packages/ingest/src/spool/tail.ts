import { open, readFile } from 'node:fs/promises'
import type { Framing } from './framing.ts'
import type { Position } from './ports.ts'
import { HEADER_BYTES, type Segment } from './segments.ts'

export interface Tail {
  end: Position
  tornBytes: number
}

/**
 * The end of the log after a crash. What was not wholly written was never acknowledged: it is cut
 * off. Damage that has whole entries behind it stays, for the reader to put aside.
 */
export async function recoverTail(segment: Segment, framing: Framing): Promise<Tail> {
  const bytes = await readFile(segment.path)
  const size = endOfWhole(bytes, framing)
  const tornBytes = bytes.byteLength - size
  if (tornBytes > 0) await cut(segment, size)
  return { end: segment.base + size, tornBytes }
}

function endOfWhole(bytes: Buffer, framing: Framing): number {
  let end = HEADER_BYTES
  let offset = HEADER_BYTES
  while (offset < bytes.byteLength) {
    const found = framing.at(bytes, offset)
    // A length that was damaged may point behind the end: look on right behind its marker.
    if (found.is === 'cut') offset = nextOf(bytes, found.start, framing)
    else offset = found.end
    if (found.is === 'entry') end = found.end
  }
  return end
}

function nextOf(bytes: Buffer, start: number, framing: Framing): number {
  const next = framing.nextMarker(bytes, start + 1)
  return next === -1 ? bytes.byteLength : next
}

/** Also what a failed write left behind. */
export async function cut({ path }: Segment, size: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.truncate(size)
    await file.datasync()
  } finally {
    await file.close()
  }
}
