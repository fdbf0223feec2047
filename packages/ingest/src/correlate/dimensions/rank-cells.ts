import type { Assessed } from './assess.ts'
import { byScore, candidatesOf } from './candidates.ts'
import { wholeOf, type Cell } from './cell.ts'
import type { Columns } from './columns.ts'
import { expectedHits } from './expected.ts'
import { narrowest, widest } from './narrow.ts'
import { chancesAmong } from './stands-out.ts'
import { without } from './without.ts'

/** What the ones before do not explain is looked at again, so often. */
const ROUNDS = 3
/** How often something is named by chance: the best that there is, or any. */
const FALSE_ALARMS = { first: 0.1, others: 0.01 }
/** Of all hits during the rise, that the extra of a finding is at least. */
const LEAST_PART = 0.15
/** Of the extra, that a further finding has to explain. */
const LEAST_SHARE = 0.2

export interface RankedCell extends Assessed {
  /** Better than chance among all that were looked at. */
  isFound: boolean
}

export interface Ranking {
  whole: Cell
  /** The best first. */
  cells: RankedCell[]
  /** Hits beyond what was expected: of all, or of the cell that has most where others fell. */
  excess: number
}

export function rankCells(table: Columns): Ranking {
  const whole = wholeOf(table)
  const candidates = candidatesOf(table, whole)
  const rise = whole.during.hits - expectedHits(whole, whole)
  const excess = Math.max(0, rise, ...candidates.map((one) => one.excess))
  const found = foundIn(table, { candidates, excess, hits: whole.during.hits })
  const isNew = ({ cell }: Assessed) =>
    cell.columns.some((column) => table.of[column]?.isKnown === false)
  return {
    whole,
    excess,
    cells: [
      ...found.map((one) => ({ ...one, isFound: true })),
      ...othersThan(found, { candidates, excess }).map((one) => ({ ...one, isFound: false })),
    ].filter(isNew),
  }
}

function othersThan(
  found: readonly Assessed[],
  { candidates, excess }: { candidates: readonly Assessed[]; excess: number },
): Assessed[] {
  const others = byScore(candidates, excess)
  const [best] = others
  const first = found.length === 0 && best ? [fitted(best, candidates)] : []
  const names = new Set([...found, ...first].map(({ cell }) => nameOf(cell)))
  return [...first, ...others.filter(({ cell }) => !names.has(nameOf(cell)))]
}

/** As wide and as narrow as what is told apart. */
function fitted(one: Assessed, candidates: readonly Assessed[]): Assessed {
  return narrowest(widest(one, candidates), candidates)
}

interface First {
  candidates: readonly Assessed[]
  excess: number
  hits: number
}

/** One after the other, each in what the ones before leave. */
function foundIn(table: Columns, { candidates: first, excess, hits }: First): Assessed[] {
  const found: Assessed[] = []
  let [rest, candidates] = [table, first]
  while (found.length < ROUNDS) {
    const least = Math.max(LEAST_PART * hits, found.length === 0 ? 0 : LEAST_SHARE * excess)
    const next = nextIn(candidates, { excess, least })
    if (!next) break
    found.push(next)
    rest = without(rest, next.cell)
    candidates = candidatesOf(rest, wholeOf(rest))
  }
  return found
}

/** The best, or where it is as it is because all rose, the best of those that rose more than all. */
function nextIn(
  candidates: readonly Assessed[],
  { excess, least }: { excess: number; least: number },
): Assessed | undefined {
  const chance = chancesAmong(candidates)
  const best = byScore(candidates, excess).filter((one) => one.excess >= least)
  const first = best[0] && fitted(best[0], candidates)
  if (first && chance(first) < FALSE_ALARMS.first) return first
  const other = best.find((one) => chance(one) < FALSE_ALARMS.others)
  return other && fitted(other, candidates)
}

function nameOf({ columns, codes }: Cell): string {
  return `${columns.join()}:${codes.join()}`
}
