interface Burn {
  /** Of all, over the long and the short window. */
  long: Share
  short: Share
}

export interface Share {
  total: number
  bad: number
}

/** How many times faster than its period allows a budget is used up. */
export function burnRate({ total, bad }: Share, targetPercent: number): number | null {
  if (total === 0) return null
  // More sessions crash than were seen where not all are sampled.
  return Math.min(100, (100 * bad) / total) / (100 - targetPercent)
}

/** Fast enough over both: the long window says that it matters, the short one that it goes on. */
export function isBurning(burn: Burn, target: number, factor: number): boolean {
  const [long, short] = [burnRate(burn.long, target), burnRate(burn.short, target)]
  return long !== null && short !== null && long >= factor && short >= factor
}
