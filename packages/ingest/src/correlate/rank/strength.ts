import type { Measured } from './measure.ts'

/** Things break upwards: more of something is worth a look sooner than less of it. */
const DOWN = 0.5
/** A step is a quarter of what a tripled ratio is. */
const MOST_STEPS = 4
const LEAST_CHANGE = 0.01
const LEAST_CORRELATION = 0.05

/**
 * How far a series is above its noise: the whole windows and those next to the onset must agree, as
 * what moved by accident some time before or after does in one of them only.
 */
export function aboveNoise(measured: Measured, hasSignal: boolean): number {
  const { change, isAtTop, severity, nearSeverity } = measured
  const isDown = change < 0 && !isAtTop
  return (isDown ? DOWN : 1) * both(severity, hasSignal ? nearSeverity : severity)
}

function both(severity: number, nearSeverity: number): number {
  // A gap next to the onset: what is left of the evidence counts half.
  if (Number.isNaN(nearSeverity)) return severity / 2
  return Math.min(severity, nearSeverity)
}

/** What series are ordered by: above the noise, and by how much of it changed and how like the signal. */
export function strengthOf(measured: Measured, hasSignal: boolean): number {
  const change = Math.min(MOST_STEPS, Math.max(LEAST_CHANGE, Math.abs(measured.change)))
  const likeness = hasSignal ? Math.max(LEAST_CORRELATION, Math.abs(measured.close)) : 1
  return aboveNoise(measured, hasSignal) * change ** 0.4 * likeness ** 0.5
}
