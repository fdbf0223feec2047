import type { Observation } from '../observation.ts'

/** With nothing for what a kind does not know. */
export function observed(
  given: Partial<Observation> &
    Pick<Observation, 'verdict' | 'value' | 'words' | 'unit' | 'windowMs'>,
): Observation {
  return {
    ...{ labels: {}, threshold: null, expected: null, band: null, observed: given.value ?? 0 },
    ...{ exposure: null, exposureOf: null, probability: null, users: null, sessions: null },
    ...given,
  }
}

export function rounded(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : 2
  return String(Number(value.toFixed(digits)))
}

const SPANS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const

/** `90 min`, `1 h`: the largest unit that it is a whole number of. */
export function spanWords(ms: number): string {
  const [unitMs, unit] = SPANS.find(([size]) => ms >= size && ms % size === 0) ?? [1_000, 's']
  return `${String(Math.round(ms / unitMs))} ${unit}`
}
