/** More on one line is no text that anybody reads: `'\\'\\'\\…` would look for each end in all the rest. */
const MAX_FAILED = 50

/**
 * Looks for the end of a token that its line may not have: `search` answers with that, or with the
 * negative of where it gave up. Gives up at once, with 0, where it did too often before the same place.
 */
export function createSearchForEnd(): (start: number, search: () => number) => number {
  let deadUntil = 0
  let failed = 0
  return (start, search) => {
    if (start >= deadUntil) failed = 0
    if (failed >= MAX_FAILED) return 0
    const end = search()
    if (end > 0) return end
    failed++
    deadUntil = Math.max(deadUntil, -end)
    return 0
  }
}
