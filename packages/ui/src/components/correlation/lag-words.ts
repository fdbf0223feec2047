const MINUTE = 60

/** How far from the onset: `40 s before`, `at the same time`; empty where time says nothing. */
export function lagWords(lag: number | null): string {
  if (lag === null) return ''
  const seconds = Math.round(Math.abs(lag))
  if (seconds === 0) return 'at the same time'
  return `${spanWords(seconds)} ${lag < 0 ? 'before' : 'after'}`
}

function spanWords(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${seconds} s`
  const minutes = Math.round(seconds / MINUTE)
  if (minutes < 120) return `${minutes} min`
  return `${Math.round(minutes / 60)} h`
}
