import type { Assessed } from './assess.ts'
import { normalTail } from './normal-tail.ts'

/** Single values, pairs and triples are each tried. */
const SIZES = 3

/**
 * How often one rises so much more than the rest of the table by chance, after all were tried. Each set
 * of columns has the same part of the false alarms: a page is one of many, a release one of few.
 */
export function chancesAmong(candidates: readonly Assessed[]): (one: Assessed) => number {
  const sets = Map.groupBy(candidates, setOf)
  const setsOfSize = Map.groupBy(sets.values(), ([first]) => first?.cell.columns.length)
  return (one) => {
    const inSet = sets.get(setOf(one))?.length ?? 1
    return chanceOf(one) * inSet * (setsOfSize.get(one.cell.columns.length)?.length ?? 1) * SIZES
  }
}

function setOf({ cell }: Assessed): string {
  return cell.columns.join()
}

/** Of a contrast like this where there is none. */
export function chanceOf({ contrast }: Pick<Assessed, 'contrast'>): number {
  return normalTail(Math.sqrt(2 * contrast))
}
