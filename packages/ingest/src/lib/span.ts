const UNITS = [
  { ms: 86_400_000, name: 'd' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
] as const

/** `1 h 20 min`, `45 s`: how long, in two units at most. */
export function describeSpan(ms: number): string {
  if (ms < 60_000) return `${Math.max(0, Math.round(ms / 1_000))} s`
  const minutes = Math.round(ms / 60_000) * 60_000
  const first = UNITS.findIndex((unit) => minutes >= unit.ms)
  const [one, two] = UNITS.slice(first, first + 2)
  if (!one) return '0 s'
  const rest = minutes % one.ms
  const whole = `${Math.floor(minutes / one.ms)} ${one.name}`
  return two && rest >= two.ms ? `${whole} ${Math.floor(rest / two.ms)} ${two.name}` : whole
}
