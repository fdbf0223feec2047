import { weightsOfServices } from './called-services.ts'
import type { Candidate } from './fold-families.ts'
import { isLoad } from './golden-signals.ts'
import type { RankQuestion } from './question.ts'
import { rarestFirst } from './rarest-first.ts'

/** What is asked of a service follows from what its callers do: less of it is their trouble, more of it their need. */
const LOAD = 0.3

/** The strengths of candidates among each other: by resource, by what they are of, and by who calls whom. */
export function weigh(
  candidates: readonly Candidate[],
  dependencies: RankQuestion['dependencies'] = new Map(),
): Candidate[] {
  const weights = weightsOfServices(strongestOfServices(candidates), dependencies)
  return rarestFirst(candidates).map((candidate) => {
    const { series, strength } = candidate
    const weight = isLoad(series) ? LOAD : (weights.get(series.service) ?? 1)
    return { ...candidate, strength: strength * weight }
  })
}

/** Without load: that a caller asked for more does not explain the caller. */
function strongestOfServices(candidates: readonly Candidate[]): Map<string, number> {
  const strongest = new Map<string, number>()
  for (const { series, strength } of candidates) {
    if (isLoad(series)) continue
    strongest.set(series.service, Math.max(strength, strongest.get(series.service) ?? 0))
  }
  return strongest
}
