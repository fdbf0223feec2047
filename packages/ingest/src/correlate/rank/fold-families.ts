import { middleOf } from './contrast.ts'
import type { Frames } from './frames.ts'
import type { Measured } from './measure.ts'
import type { FamilyMember, MetricFinding } from './question.ts'
import type { ServerSeries } from '../series.ts'

export interface Candidate {
  series: ServerSeries
  measured: Measured
  strength: number
  aboveNoise: number
}

/** A member of a family is shown from this severity: all others did not move. */
const LEAST_SEVERITY = 1

/** One finding a family, led by its strongest; `candidates` come strongest first. */
export function foldFamilies(
  candidates: readonly Candidate[],
  { frames, toFinding }: { frames: Frames; toFinding: (leader: Candidate) => MetricFinding },
): MetricFinding[] {
  const families = new Map<string, MetricFinding>()
  for (const candidate of candidates) {
    const { series, measured } = candidate
    const leader = families.get(series.family)
    if (leader === undefined) families.set(series.family, toFinding(candidate))
    else if (measured.severity >= LEAST_SEVERITY) leader.family.push(toMember(candidate, frames))
  }
  return [...families.values()]
}

function toMember({ series, measured }: Candidate, frames: Frames): FamilyMember {
  return { series, ...middles(series.values, frames, measured), severity: measured.severity }
}

/** In the unit of the series; NaN, which no answer can hold, is 0 where a window has no values. */
export function middles(
  values: Float64Array,
  { onset, wide }: Frames,
  { is }: Measured,
): { before: number; after: number } {
  const scratch = new Float64Array(values.length)
  const reading = { scratch, byMean: is === 'step', isPlain: true }
  const before = { from: onset + wide.beforeFrom, to: onset + wide.beforeTo }
  const after = { from: onset + wide.duringFrom, to: onset + wide.duringTo }
  return {
    before: middleOf(values, before, reading) || 0,
    after: middleOf(values, after, reading) || 0,
  }
}
