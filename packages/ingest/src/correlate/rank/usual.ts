import { contrastAt, type Frame, type Reading } from './contrast.ts'
import type { Frames } from './frames.ts'
import { quantileInPlace } from './median.ts'

/** What 95 of 100 calm times stay beneath: the quantile times a factor, as one shift of the past is in a tenth of them. */
const USUAL = { share: 0.9, times: 1.2 }
/** Of short histories the windows touch the incident if its onset was seen late; fewer of them are believed. */
const USUAL_OF_SHORT = { share: 0.8, times: 1.5 }

/** With values at fewer calm onsets than these, how far the series spreads is all that there is. */
const LEAST_CALM = 6

/**
 * Writes the change that `frame` sees at every calm onset into `contrasts`, and says what is usual of
 * them; NaN where there are none.
 */
export function usualChange(
  level: Float64Array,
  { frames, frame, reading }: { frames: Frames; frame: Frame; reading: Reading },
  contrasts: Float64Array,
): number {
  for (let i = 0; i < contrasts.length; i++) {
    contrasts[i] = contrastAt(level, frames.placebos[i] ?? 0, { frame, reading })
  }
  let n = 0
  for (const contrast of contrasts) {
    if (!Number.isNaN(contrast)) reading.scratch[n++] = Math.abs(contrast)
  }
  if (n < LEAST_CALM) return halfSpread(level, frames.onset + frames.wide.beforeTo, reading.scratch)
  const { share, times } = frames.placeboWide === frames.wide ? USUAL : USUAL_OF_SHORT
  return times * quantileInPlace(reading.scratch, n, share)
}

/**
 * Of single values before the incident, half of what 80 of 100 lie within: more than medians of windows
 * differ by, so that a series without a past has to move more to be seen.
 */
function halfSpread(level: Float64Array, calm: number, scratch: Float64Array): number {
  let n = 0
  for (let i = 0; i < calm; i++) {
    const value = level[i] ?? NaN
    if (!Number.isNaN(value)) scratch[n++] = value
  }
  const low = quantileInPlace(scratch, n, 0.1)
  return (quantileInPlace(scratch, n, 0.9) - low) / 2
}
