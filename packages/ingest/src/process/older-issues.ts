import { LRUCache } from 'lru-cache'
import type { IssueStore } from '../store/ports.ts'
import type { ErrorRow, OlderGrouping, Row } from '../store/rows.ts'

const MAX_CACHED = 50_000
/** What is not known may become so: the repair of an old stack leads to what its version says now. */
const UNKNOWN_TTL_MS = 10 * 60_000

/**
 * Issues of before an update go on: an error that an earlier version groups into a known issue stays
 * with it, whatever the version of today says. Issues that today's version made have no older name, so
 * nothing ever moves back and forth.
 */
export function createOlderIssues(issues: Pick<IssueStore, 'known'>) {
  const known = new LRUCache<string, boolean>({ max: MAX_CACHED })

  async function ask(projectId: number, fingerprints: readonly string[]): Promise<void> {
    const asked = fingerprints.filter((id) => !known.has(keyOf(projectId, id)))
    if (asked.length === 0) return
    const found = await issues.known(projectId, asked)
    for (const id of asked) {
      const isKnown = found.has(id)
      known.set(keyOf(projectId, id), isKnown, isKnown ? {} : { ttl: UNKNOWN_TTL_MS })
    }
  }

  function underOlder(row: ErrorRow, older: readonly OlderGrouping[]): ErrorRow {
    const found = older.find(({ fingerprint }) => known.get(keyOf(row.projectId, fingerprint)))
    return found ? { ...row, ...found } : row
  }

  return async function underOlderIssues(rows: readonly Row[]): Promise<Row[]> {
    const errors = rows.filter((row) => row.is === 'error')
    for (const [projectId, mine] of Map.groupBy(errors, (row) => row.projectId)) {
      const older = mine.flatMap(({ older = [] }) => older.map(({ fingerprint }) => fingerprint))
      await ask(projectId, [...new Set(older)])
    }
    return rows.map((row) => (row.is === 'error' && row.older ? underOlder(row, row.older) : row))
  }
}

function keyOf(projectId: number, fingerprint: string): string {
  return `${String(projectId)} ${fingerprint}`
}
