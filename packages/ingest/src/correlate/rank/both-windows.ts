/**
 * Of the severities of the whole windows and of those next to the onset: half by the whole, half by the
 * weaker of both, as what moved by accident some time before or after is in one of them only.
 */
export function ofBothWindows(severity: number, nearSeverity: number): number {
  return Math.sqrt(severity * weakerOf(severity, nearSeverity))
}

/** A gap next to the onset: what is left of the evidence counts less the more it promises. */
export function weakerOf(severity: number, nearSeverity: number): number {
  if (Number.isNaN(nearSeverity)) return Math.min(severity / 2, Math.sqrt(severity))
  return Math.min(severity, nearSeverity)
}
