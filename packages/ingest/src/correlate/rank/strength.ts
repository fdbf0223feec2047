import type { Measured } from './measure.ts'

/** Things break upwards: more of something is worth a look sooner than less of it. */
const DOWN = 0.5
/** A step is a quarter of what a tripled ratio is. */
const MOST_STEPS = 4
const LEAST_CHANGE = 0.01
const LEAST_CORRELATION = 0.05
/** A rank correlation with the signal, in the direction of the change, from which it moves together with it. */
const ALIKE = 0.15
/** What a step elsewhere that explains a tenth more takes away: half. */
const ALIGNED_POWER = 8

/**
 * How far a series is above its noise: the whole windows and those next to the onset must agree, the step
 * must be at the onset, and it must go with the signal. What moved by accident fails in one of them.
 */
export function aboveNoise(measured: Measured, hasSignal: boolean): number {
  const { change, severity, nearSeverity, close, aligned } = measured
  if (!hasSignal) return directed(measured) * severity
  const moved = Math.sqrt(severity * both(severity, nearSeverity))
  const place = Number.isNaN(aligned) ? 1 : aligned ** ALIGNED_POWER
  const alike = Math.max(0, Math.min(1, (Math.sign(change) * close) / ALIKE))
  return directed(measured) * moved * place * alike
}

function both(severity: number, nearSeverity: number): number {
  // A gap next to the onset: what is left of the evidence counts less the more it promises.
  if (Number.isNaN(nearSeverity)) return Math.min(severity / 2, Math.sqrt(severity))
  return Math.min(severity, nearSeverity)
}

/** What series are ordered by: severity, how much of it changed and how like the signal. */
export function strengthOf(measured: Measured, hasSignal: boolean): number {
  const { severity, nearSeverity, close } = measured
  const evidence = hasSignal ? both(severity, nearSeverity) : severity
  const change = Math.min(MOST_STEPS, Math.max(LEAST_CHANGE, Math.abs(measured.change)))
  const likeness = hasSignal ? Math.max(LEAST_CORRELATION, Math.abs(close)) : 1
  return directed(measured) * evidence * change ** 0.4 * likeness ** 0.5
}

function directed({ change, isAtTop }: Measured): number {
  return change < 0 && !isAtTop ? DOWN : 1
}
