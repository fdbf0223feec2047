import type { Observation } from '../observation.ts'

export interface Crossing {
  above?: number | undefined
  below?: number | undefined
  resolve_at?: number | undefined
}

/** Beyond, over, or in between: with `resolve_at`, what is around the threshold is one alert. */
export function crossing(
  { above, below, resolve_at }: Crossing,
  value: number | null,
): Observation['verdict'] {
  if (value === null) return 'no-data'
  if (above !== undefined) {
    if (value > above) return 'breach'
    return value <= (resolve_at ?? above) ? 'clear' : 'between'
  }
  if (below === undefined || value >= (resolve_at ?? below)) return 'clear'
  return value < below ? 'breach' : 'between'
}

/** `3 of 5`: the newest first. What is not known of a window is no breach of it. */
export function verdictOfWindows(
  verdicts: readonly Observation['verdict'][],
  least: number,
): Observation['verdict'] {
  const [newest = 'no-data'] = verdicts
  if (verdicts.filter((one) => one === 'breach').length >= least) return 'breach'
  return newest === 'breach' ? 'between' : newest
}
