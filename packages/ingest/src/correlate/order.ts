import type { Finding } from '../contract/correlations.ts'
import type { Candidate } from './lanes.ts'
import { sentenceOf } from './sentence.ts'

const MOST_FOUND = 30
/** Of each kind: a lane with many does not hide the others. */
const MOST_QUIET = 10

/**
 * All lanes in one list: each lane says with its own error control what stands out, and how much of the
 * extra that may account for; only the order is shared.
 */
export function inOrder(
  candidates: readonly Candidate[],
): Pick<{ items: Finding[]; quiet: Finding[] }, 'items' | 'quiet'> {
  const { found = [], quiet = [] } = Object.groupBy(candidates, ({ isFound }) =>
    isFound ? 'found' : 'quiet',
  )
  const byKind = Object.values(Object.groupBy(quiet, ({ evidence }) => evidence.is))
  return {
    items: found.toSorted(strongest).slice(0, MOST_FOUND).map(toFinding),
    quiet: byKind
      .flatMap((ofKind) => ofKind.toSorted(strongest).slice(0, MOST_QUIET))
      .toSorted(strongest)
      .map(toFinding),
  }
}

function strongest(one: Candidate, other: Candidate): number {
  return other.strength - one.strength
}

function toFinding(candidate: Candidate): Finding {
  const { name, labels, direction, lag, evidence, strength } = candidate
  return {
    ...{ kind: evidence.is, name, labels, direction, lag, evidence },
    score: Math.min(1, Math.max(0, strength)),
    sentence: sentenceOf(candidate),
  }
}
