import { formatBytes, formatValue } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'

/** Written out, such a number is a line of zeros. */
const BEYOND = 1e15

/** A value in the unit of its metric: `120 ms`, `1.2 GB/s`, `61/min`, `84 %`. */
export function valueWords(value: number, unit: string): string {
  if (value < 0) return `−${valueWords(-value, unit)}`
  if (value >= BEYOND) return `${value.toExponential(1)} ${unit}`.trim()
  switch (unit) {
    case 's':
    case 'seconds':
      return duration(value * 1_000)
    case 'ms':
    case 'milliseconds':
      return duration(value)
    case 'bytes':
    case 'B':
    case 'By':
      return formatBytes(value)
    case 'bytes/s':
    case 'B/s':
      return `${formatBytes(value)}/s`
    case 'ratio':
      return `${formatValue(value * 100)} %`
    case '%':
    case 'percent':
      return `${formatValue(value)} %`
    case '':
    case '1':
      return formatValue(value)
    default:
      return `${formatValue(value)}${unit.startsWith('/') ? '' : ' '}${unit}`
  }
}

/** `0 – 67 errors a minute`: the unit once where it is the same. */
export function rangeWords({ low, high }: { low: number; high: number }, unit: string): string {
  const [from, to] = [valueWords(low, unit), valueWords(high, unit)]
  const end = ` ${unit}`
  const isSame = unit !== '' && from.endsWith(end) && to.endsWith(end)
  return `${isSame ? from.slice(0, -end.length) : from} – ${to}`
}

/** Of a server even a part of a millisecond may be twice as much as before. */
function duration(ms: number): string {
  return ms > 0 && ms < 10 ? `${formatValue(ms)} ms` : formatDuration(ms)
}
