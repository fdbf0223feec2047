const WITHIN_MS = 3_600_000
const OFTEN = 3
/** So long it has to be over, where it comes and goes. */
const QUIET_MS = 1_800_000

/** Whether it began to fire so often that one more would be told as the same. */
export function isFlapping(firedAt: readonly number[], at: number): boolean {
  return firedAt.filter((moment) => at - moment < WITHIN_MS).length >= OFTEN
}

export function keepFiringMs(keepMs: number, firedAt: readonly number[], at: number): number {
  return isFlapping(firedAt, at) ? Math.max(keepMs, QUIET_MS) : keepMs
}

/** Those that still count. */
export function recentFirings(firedAt: readonly number[], at: number): number[] {
  return firedAt.filter((moment) => at - moment < WITHIN_MS).slice(-OFTEN)
}
