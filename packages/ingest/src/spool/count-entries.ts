import type { Spool } from './ports.ts'

const AT_A_TIME_BYTES = 8 * 1024 * 1024

/** So many records wait to be stored. Reads all of them: for the start, where an earlier process left some. */
export async function countEntries(spool: Pick<Spool, 'read' | 'acknowledged'>): Promise<number> {
  let position = spool.acknowledged()
  let count = 0
  for (;;) {
    const entries = await spool.read(position, AT_A_TIME_BYTES)
    const last = entries.at(-1)
    if (!last) return count
    count += entries.length
    position = last.next
  }
}
