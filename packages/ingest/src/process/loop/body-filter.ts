import { LRUCache } from 'lru-cache'
import type { ErrorRow, Row } from '../../store/rows.ts'

/** Of an issue in an hour, with all that their pages told. */
export const BODIES_AN_HOUR = 50
const HOUR_MS = 3_600_000

interface Count {
  hour: number
  errors: number
}

/**
 * A trail is most of an error's bytes, and nobody reads the hundredth of one fault in an hour: of what
 * comes beyond fifty, one of ten is kept, then one of a hundred. As far as this process knows; every
 * error itself is kept and counted.
 */
export function createBodyFilter() {
  const counted = new LRUCache<string, Count>({ max: 50_000 })

  function withoutSurplus(rows: readonly Row[]): Row[] {
    const surplus = surplusOf(rows)
    if (surplus.size === 0) return [...rows]
    return rows.flatMap((row) => {
      if (row.is === 'body') return surplus.has(row.eventId) ? [] : row
      if (row.is !== 'error' || !surplus.has(row.eventId)) return row
      return { ...row, trail: 'left-out', breadcrumbs: 0 }
    })
  }

  /** Events whose bodies are not kept. */
  function surplusOf(rows: readonly Row[]): Set<string> {
    const inBatch = new Map<string, Count>()
    const surplus = new Set<string>()
    for (const row of rows) {
      if (!hasBody(row)) continue
      const count = next(row, inBatch.get(keyOf(row)) ?? counted.get(keyOf(row)))
      inBatch.set(keyOf(row), count)
      if (!isKept(count.errors)) surplus.add(row.eventId)
    }
    return surplus
  }

  /** Of a batch that was stored: one that was not comes again. */
  function remember(rows: readonly Row[]): void {
    for (const row of rows) {
      if (hasBody(row)) counted.set(keyOf(row), next(row, counted.get(keyOf(row))))
    }
  }

  return { withoutSurplus, remember }
}

function hasBody(row: Row): row is ErrorRow {
  return row.is === 'error' && row.trail !== 'none'
}

function keyOf({ projectId, fingerprint }: ErrorRow): string {
  return `${String(projectId)}/${fingerprint}`
}

function next({ receivedAt }: ErrorRow, before: Count | undefined): Count {
  const hour = Math.floor(receivedAt / HOUR_MS)
  return { hour, errors: before?.hour === hour ? before.errors + 1 : 1 }
}

/** The fifty-first to the five hundredth: each tenth of them, and so on. */
function isKept(nth: number): boolean {
  let kept = BODIES_AN_HOUR
  let each = 1
  while (nth > kept) {
    kept *= 10
    each *= 10
  }
  return nth % each === 0
}
