import type { Cell } from './cell.ts'

/** As many hits as stand for what is usual of all values: a value with few of its own is expected to be like the others. */
const BORROWED_HITS = 1
/** A value that had no traffic is expected to have something: nobody measures all of it. */
const LEAST_EXPECTED = 0.1

/** Hits that a cell would have during the rise, had its own rate stayed what it was. */
export function expectedHits(
  { before, during }: Pick<Cell, 'before' | 'during'>,
  whole: Cell,
): number {
  const usual = usualRate(whole)
  const rate = (before.hits + BORROWED_HITS) / (before.total + BORROWED_HITS / usual)
  return Math.max(during.hits > 0 ? LEAST_EXPECTED : 0, rate * during.total)
}

/** Of everything; of the rise itself where nothing was counted before. */
function usualRate({ before, during }: Cell): number {
  if (before.hits > 0 && before.total > 0) return before.hits / before.total
  return during.hits / Math.max(during.total, 1)
}
