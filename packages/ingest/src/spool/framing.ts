import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { MAX_ENTRY_BYTES } from './ports.ts'

/** Marker, length and CRC-32 (as of gzip, RFC 1952) of the payload, both little endian. */
const MARKER_BYTES = 8
const HEAD_BYTES = MARKER_BYTES + 8

export type Found =
  | { is: 'entry'; start: number; end: number; payload: Buffer }
  /** Bytes that are no entry, up to the next marker or the end. */
  | { is: 'damage'; start: number; end: number }
  /** Begins well and goes on behind the end of the bytes, which are to be `needed` long for it. */
  | { is: 'cut'; start: number; needed: number }

/**
 * How entries stand in a file. Each begins with a marker that only this log knows, so that behind
 * damage the next one is found again, and nobody can plant entries in the body of a beacon.
 */
export function createFraming(id: string) {
  const marker = createHash('sha256').update(`seismo log ${id}`).digest().subarray(0, MARKER_BYTES)

  function headOf(payload: Uint8Array): Buffer {
    const head = Buffer.allocUnsafe(HEAD_BYTES)
    marker.copy(head)
    head.writeUInt32LE(payload.byteLength, MARKER_BYTES)
    head.writeUInt32LE(crc32(payload), MARKER_BYTES + 4)
    return head
  }

  /** What stands at `start`. */
  function at(bytes: Buffer, start: number): Found {
    const begins = marker.subarray(0, Math.min(MARKER_BYTES, bytes.byteLength - start))
    if (!bytes.subarray(start, start + MARKER_BYTES).equals(begins)) return damage(bytes, start)
    const from = start + HEAD_BYTES
    if (bytes.byteLength < from) return { is: 'cut', start, needed: from }
    const length = bytes.readUInt32LE(start + MARKER_BYTES)
    if (length > MAX_ENTRY_BYTES) return damage(bytes, start)
    const end = from + length
    if (bytes.byteLength < end) return { is: 'cut', start, needed: end }
    const payload = bytes.subarray(from, end)
    const isWhole = crc32(payload) === bytes.readUInt32LE(start + MARKER_BYTES + 4)
    return isWhole ? { is: 'entry', start, end, payload } : damage(bytes, start)
  }

  function damage(bytes: Buffer, start: number): Found {
    const next = nextMarker(bytes, start + 1)
    return { is: 'damage', start, end: next === -1 ? bytes.byteLength : next }
  }

  function nextMarker(bytes: Buffer, from: number): number {
    return bytes.indexOf(marker, from)
  }

  return {
    headOf,
    at,
    nextMarker,
    sizeOf: (payload: Uint8Array) => HEAD_BYTES + payload.byteLength,
  }
}

export type Framing = ReturnType<typeof createFraming>
