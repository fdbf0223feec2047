import { LRUCache } from 'lru-cache'
import type { Row, StackRow } from '../../store/rows.ts'

/** A stack is kept from when it was written last: it has to outlive the errors that come still. */
const WRITTEN_AGAIN_AFTER_MS = 86_400_000

/** Stacks repeat with every event of an issue; each is written once a day, as far as this process knows. */
export function createStackFilter() {
  /** When the event came that each was written with. */
  const stored = new LRUCache<string, number>({ max: 20_000 })
  const keyOf = (row: StackRow) => `${String(row.projectId)}/${row.stackId}`
  const isFresh = (row: StackRow) => {
    const writtenAt = stored.get(keyOf(row))
    return writtenAt !== undefined && row.receivedAt - writtenAt < WRITTEN_AGAIN_AFTER_MS
  }

  function withoutStored(rows: readonly Row[]): Row[] {
    const inBatch = new Set<string>()
    return rows.filter((row) => {
      if (row.is !== 'stack') return true
      const key = keyOf(row)
      if (inBatch.has(key) || isFresh(row)) return false
      inBatch.add(key)
      return true
    })
  }

  function remember(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.is === 'stack' && !isFresh(row)) stored.set(keyOf(row), row.receivedAt)
    }
  }

  return { withoutStored, remember }
}
