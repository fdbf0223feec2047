const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const steps = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const

/** `1_320_000` → `22 min`: one unit is precise enough to act on. */
export function formatSpan(ms: number): string {
  for (const [size, unit] of steps) {
    if (ms >= size) return `${Math.floor(ms / size)} ${unit}`
  }
  return '0 s'
}

export function formatAgo(at: number, now: number): string {
  // Clocks differ: what seems to come from the future has just happened.
  return now - at < SECOND ? 'just now' : `${formatSpan(now - at)} ago`
}

/** Durations as vitals and requests have them: `612 ms`, `2.9 s`. */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(ms < 10 * SECOND ? 1 : 0)} s`
  return formatSpan(ms)
}

/** Distance from the error, with a real minus sign: `−3.1 s`, `+380 ms`. */
export function formatOffset(ms: number): string {
  if (ms === 0) return '0 s'
  return `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms))}`
}

const absolute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
const minute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** To the second and with the zone: what a tooltip owes its reader. */
export function formatAbsolute(at: number): string {
  return `${absolute.format(at)} ${zoneName(at)}`
}

const zoneNames = new Map<number, string>()

/** Chromium takes a millisecond to find it, for each row of a list; it changes with the offset alone. */
function zoneName(at: number): string {
  const offset = new Date(at).getTimezoneOffset()
  const known = zoneNames.get(offset)
  if (known !== undefined) return known
  const name = zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  zoneNames.set(offset, name)
  return name
}

export function formatMinute(at: number): string {
  return minute.format(at)
}

/** The day with its year: of what is far away. */
export function formatDate(at: number): string {
  return date.format(at)
}

/** A tick of an axis: days where the axis spans days, else the time of day. */
export function formatTick(at: number, spanMs: number): string {
  return (spanMs > 2 * DAY ? day : clock).format(at)
}
