const DAY_MS = 86_400_000

/** The last that was written: rows of a batch are of one day, and making a date of each is most of the work. */
let last = { day: Number.NaN, text: '' }

/** Epoch milliseconds as ClickHouse reads them back without a zone's doubt. */
export function toSqlTime(epochMs: number): string {
  const ms = Math.trunc(epochMs)
  const day = Math.floor(ms / DAY_MS)
  if (day !== last.day) last = { day, text: dateOf(day) }
  return `${last.text} ${timeOf(ms - day * DAY_MS)}`
}

/** @throws RangeError where there is no such day. */
function dateOf(day: number): string {
  const iso = new Date(day * DAY_MS).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

function timeOf(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  return `${clock}.${String(1_000 + (ms % 1_000)).slice(1)}`
}

function two(n: number): string {
  return n < 10 ? `0${String(n)}` : String(n)
}
