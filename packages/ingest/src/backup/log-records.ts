import type { Position, Spool } from '../spool/ports.ts'

const READ_BYTES = 8 * 1024 * 1024
const LENGTH_BYTES = 4

/** What the log has from there on, some megabytes at a time, up to its end of now. */
export async function* pendingRecords(
  spool: Pick<Spool, 'read' | 'end'>,
  from: Position,
): AsyncGenerator<Uint8Array[]> {
  const end = spool.end()
  let position = from
  while (position < end) {
    const entries = (await spool.read(position, READ_BYTES)).filter((one) => one.position < end)
    const last = entries.at(-1)
    if (!last) return
    position = last.next
    yield entries.map(({ payload }) => payload)
  }
}

/** Each behind its length, 32 bits little endian. */
export function packRecords(records: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    records.flatMap((record) => {
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32LE(record.byteLength)
      return [length, record]
    }),
  )
}

/** @throws RangeError where the bytes end within a record. */
export function unpackRecords(bytes: Uint8Array): Uint8Array[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: Uint8Array[] = []
  for (let at = 0; at < view.byteLength;) {
    const from = at + LENGTH_BYTES
    const to = from + view.readUInt32LE(at)
    if (to > view.byteLength) throw new RangeError('the records of the log are cut off')
    records.push(view.subarray(from, to))
    at = to
  }
  return records
}
