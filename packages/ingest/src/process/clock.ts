const DAY_MS = 86_400_000

/**
 * A page's time by the service's clock. A page whose clock is years off is off by the same in
 * `sentAt`, so their difference at arrival corrects it; what is left beyond a day is clamped, and
 * nothing happens in the future.
 */
export function correctedTime(at: number, sentAt: number, receivedAt: number): number {
  const corrected = Math.round(at + (receivedAt - sentAt))
  if (!Number.isFinite(corrected)) return receivedAt
  return Math.min(receivedAt, Math.max(receivedAt - DAY_MS, corrected))
}

/** A time that another service has kept: as it is, but for the future. */
export function pastTime(at: number, receivedAt: number): number {
  return Math.min(receivedAt, Math.round(at))
}
