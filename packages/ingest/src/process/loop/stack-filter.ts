import { LRUCache } from 'lru-cache'
import type { Row } from '../../store/rows.ts'

/** Stacks repeat with every event of an issue; each is written once, as far as this process knows. */
export function createStackFilter() {
  const stored = new LRUCache<string, true>({ max: 20_000 })
  const keyOf = (row: { projectId: number; stackId: string }) =>
    `${String(row.projectId)}/${row.stackId}`

  function withoutStored(rows: readonly Row[]): Row[] {
    const inBatch = new Set<string>()
    return rows.filter((row) => {
      if (row.is !== 'stack') return true
      const key = keyOf(row)
      if (stored.has(key) || inBatch.has(key)) return false
      inBatch.add(key)
      return true
    })
  }

  function remember(rows: readonly Row[]): void {
    for (const row of rows) if (row.is === 'stack') stored.set(keyOf(row), true)
  }

  return { withoutStored, remember }
}
