import { hash128 } from '../lib/hash.ts'
import type { Labels } from './rule/labels.ts'

/** The same for the same labels in whatever order. */
export function seriesKey(labels: Labels): string {
  const sorted = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hash128(JSON.stringify(sorted)).slice(0, 16)
}
