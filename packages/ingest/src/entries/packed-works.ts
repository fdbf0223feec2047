import type { Work } from '../process/loop/work.ts'

/** A batch in two blocks of memory: thousands of small ones cost a thread's message several times as much. */
export interface PackedWorks {
  bytes: Uint8Array
  /** Four numbers a record: position, next, time of arrival, end of its bytes. */
  numbers: Float64Array
}

const NUMBERS = 4

export function packWorks(works: readonly Work[]): PackedWorks {
  const numbers = new Float64Array(works.length * NUMBERS)
  const bytes = Buffer.allocUnsafeSlow(works.reduce((sum, work) => sum + work.bytes.byteLength, 0))
  let end = 0
  for (const [index, work] of works.entries()) {
    bytes.set(work.bytes, end)
    end += work.bytes.byteLength
    numbers.set([work.position, work.next, work.receivedAt, end], index * NUMBERS)
  }
  return { bytes, numbers }
}

/** The records share the block's memory. */
export function worksOf({ bytes, numbers }: PackedWorks): Work[] {
  const works: Work[] = []
  let start = 0
  for (let index = 0; index < numbers.length; index += NUMBERS) {
    const [position = 0, next = 0, receivedAt = 0, end = 0] = numbers.subarray(index)
    works.push({ position, next, receivedAt, bytes: bytes.subarray(start, end) })
    start = end
  }
  return works
}
