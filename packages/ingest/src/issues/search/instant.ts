const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** `-24h` is that long before now; anything else is ISO 8601. NaN where it is neither. */
export function toInstant(text: string, now: number): number {
  const [, amount, unit] = /^-(\d{1,6})([smhdw])$/.exec(text) ?? []
  if (amount === undefined) return /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN
  return now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] // as: the pattern lists the units
}

export function isInstant(text: string): boolean {
  const at = toInstant(text, Date.UTC(2026))
  // ClickHouse keeps times of 1900 to 2299.
  return at >= -2_208_988_800_000 && at < 4_102_444_800_000
}
