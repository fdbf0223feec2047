import type { Candidate } from './fold-families.ts'
import { isResource } from './golden-signals.ts'
import { medianInPlace } from './median.ts'

/** From this severity a resource moved without doubt. */
const CLEAR = 5
/** Less than this share of what services usually have of it does not explain another resource. */
const MATERIAL = 0.1

/**
 * Of a service's resources that all rose without doubt, the one that seldom moves comes first: whatever
 * is wrong takes processor time, few things take memory. They only change places, so that the service
 * stays where it is.
 */
export function rarestFirst(candidates: readonly Candidate[]): Candidate[] {
  const risen = Map.groupBy(candidates.filter(isRisen), ({ series }) => series.service)
  const strengths = new Map<Candidate, number>()
  const typical = typicalSizes(candidates)
  for (const of of risen.values()) {
    const rivals = of.filter((one) => riseOf(one) >= MATERIAL * typical(one.series.name))
    const places = rivals.map(({ strength }) => strength).sort((a, b) => b - a)
    rivals.sort((a, b) => b.measured.rarity - a.measured.rarity)
    for (const [n, one] of rivals.entries()) strengths.set(one, places[n] ?? one.strength)
  }
  return candidates.map((one) => ({ ...one, strength: strengths.get(one) ?? one.strength }))
}

function isRisen({ series, measured: { is, change, severity } }: Candidate): boolean {
  return is === 'ratio' && change > 0 && severity >= CLEAR && isResource(series)
}

/** In the unit of the series. */
function riseOf({ measured: { change, size } }: Candidate): number {
  return size * (Math.exp(change) - 1)
}

/** Of a metric over all services; worked out for those that are asked for. */
function typicalSizes(candidates: readonly Candidate[]): (name: string) => number {
  const sizes = new Map<string, number>()
  return (name) => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    const of = candidates.filter(({ series }) => series.name === name)
    const size = medianInPlace(
      Float64Array.from(of, ({ measured }) => measured.size),
      of.length,
    )
    sizes.set(name, size)
    return size
  }
}
