/** A length of four bytes before each record. */
const LENGTH_BYTES = 4

/** Records that came together, as one message. */
export function toFrame(records: readonly Uint8Array[]): Uint8Array {
  const frame = Buffer.allocUnsafe(frameBytesOf(records))
  let at = 0
  for (const record of records) {
    at = frame.writeUInt32LE(record.byteLength, at)
    frame.set(record, at)
    at += record.byteLength
  }
  return frame
}

/**
 * The records share the frame's memory.
 * @throws RangeError where it was not written by `toFrame`.
 */
export function recordsOf(frame: Uint8Array): Uint8Array[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const records: Uint8Array[] = []
  let at = 0
  while (at < frame.byteLength) {
    const from = at + LENGTH_BYTES
    at = from + view.getUint32(at, true)
    if (at > frame.byteLength) throw new RangeError('a record ends behind its message')
    records.push(frame.subarray(from, at))
  }
  return records
}

export function frameBytesOf(records: readonly Uint8Array[]): number {
  return records.reduce((sum, { byteLength }) => sum + LENGTH_BYTES + byteLength, 0)
}
