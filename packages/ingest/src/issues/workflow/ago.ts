const FORMAT = new Intl.RelativeTimeFormat('en')

const MINUTE = 60_000
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

/** `3 minutes ago`: the service does not know the clock on the reader's wall. */
export function ago(at: number, now: number): string {
  for (const [unit, ms] of UNITS) {
    if (now - at >= ms) return FORMAT.format(-Math.floor((now - at) / ms), unit)
  }
  return 'just now'
}
