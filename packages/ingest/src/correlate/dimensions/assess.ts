import { restOf, type Cell } from './cell.ts'
import { expectedHits } from './expected.ts'

/** A cell with what its hits say. */
export interface Assessed {
  cell: Cell
  expected: number
  excess: number
  /** How much more likely its hits are by a rate of their own than by the usual one, as a logarithm. */
  surprise: number
  /** The same, against the rest of the table: zero where everything rose alike. */
  contrast: number
}

/** Of a rate's own wandering: of this many hits the square root is what rates vary by, however many were counted. */
const STEADY_HITS = 400
/** Rates of two values differ by themselves; as if the usual one were known from so many hits. */
const KNOWN_HITS = 20

export function assess(cell: Cell, whole: Cell): Assessed {
  const expected = expectedHits(cell, whole)
  const excess = cell.during.hits - expected
  const surprise = excess > 0 ? gain(cell.during.hits, expected) : 0
  return { cell, expected, excess, surprise, contrast: contrastOf(cell, { whole, expected }) }
}

/** Of a Poisson count by its own mean. */
function gain(hits: number, expected: number): number {
  return hits * Math.log(hits / expected) - (hits - expected)
}

function contrastOf(cell: Cell, { whole, expected }: { whole: Cell; expected: number }): number {
  const rest = restOf(cell, whole)
  const expectedRest = expectedHits(rest, whole)
  // As all of them rose together; each by the traffic that it has by now.
  const risen = whole.during.hits / (expected + expectedRest)
  if (cell.during.hits <= risen * expected) return 0
  return (
    gainOfWandering(cell.during.hits, risen * expected, cell.before.hits) +
    gainOfWandering(rest.during.hits, risen * expectedRest, rest.before.hits)
  )
}

/** Of a count whose expectation is itself known from so many hits only. */
function gainOfWandering(hits: number, expected: number, knownFrom: number): number {
  const known = 1 / (1 / (knownFrom + KNOWN_HITS) + 1 / STEADY_HITS)
  const own = hits > 0 && expected > 0 ? hits * Math.log(hits / expected) : 0
  return own - (hits + known) * Math.log((hits + known) / (expected + known))
}
