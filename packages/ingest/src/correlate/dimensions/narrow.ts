import type { Assessed } from './assess.ts'
import { isWithin } from './cell.ts'

/** Of the extra, that a narrower or wider combination has to keep. */
const KEPT = { narrower: 0.98, wider: 0.95 }
/** How much more likely it is that what the narrower leaves out was spared, as a logarithm: at least, and at most. */
const TOLD_APART = { narrower: 5, wider: 3 }

/** The narrowest of the candidates that has all of the extra of this one, where the rest of it was spared. */
export function narrowest(from: Assessed, candidates: readonly Assessed[]): Assessed {
  const [best] = candidates
    .filter((to) => isOneNarrower(to, from) && to.excess >= KEPT.narrower * from.excess)
    .map((to) => ({ to, told: toldApart(to, from) }))
    .filter(({ told }) => told > TOLD_APART.narrower)
    .toSorted((a, b) => b.told - a.told)
  return best ? narrowest(best.to, candidates) : from
}

/** The widest that nothing tells apart from this one: a value is left out where all the others have it as well. */
export function widest(from: Assessed, candidates: readonly Assessed[]): Assessed {
  const [best] = candidates
    .filter((to) => isOneNarrower(from, to) && to.excess >= KEPT.wider * from.excess)
    .map((to) => ({ to, told: toldApart(from, to) }))
    .filter(({ told }) => told <= TOLD_APART.wider)
    .toSorted((a, b) => a.told - b.told)
  return best ? widest(best.to, candidates) : from
}

function isOneNarrower(to: Assessed, from: Assessed): boolean {
  return to.cell.columns.length === from.cell.columns.length + 1 && isWithin(to.cell, from.cell)
}

/** By two rates instead of one. */
function toldApart(part: Assessed, of: Assessed): number {
  const rest = of.cell.during.hits - part.cell.during.hits
  const expectedRest = of.expected - part.expected
  if (expectedRest <= 0) return 0
  return (
    ownRate(part.cell.during.hits, part.expected) +
    ownRate(rest, expectedRest) -
    ownRate(of.cell.during.hits, of.expected)
  )
}

function ownRate(hits: number, expected: number): number {
  return hits > 0 ? hits * Math.log(hits / expected) : 0
}
