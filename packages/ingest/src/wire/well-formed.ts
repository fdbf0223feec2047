/**
 * A parsed JSON value with every lone surrogate replaced: JSON can escape half a character, UTF-8
 * cannot write it, and ClickHouse refuses the whole batch it comes in.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  )
}

/** Whether a JSON text may hold such a thing: only escapes can, for bytes were decoded before. */
export function mayBeIllFormed(json: string): boolean {
  return /\\ud[89a-f]/i.test(json)
}

/** Cut to its bound, and well formed: a cut between the halves of a character leaves what no UTF-8 can say. */
export function cut(value: string, most: number): string {
  return value.slice(0, most).toWellFormed()
}
