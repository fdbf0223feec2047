const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en')
const two = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** `9240` → `9.2k`: a count for a column. */
export function formatCount(n: number): string {
  return compact.format(n).replace('K', 'k')
}

/** `9240` → `9,240`: a count that has the room to be exact. */
export function formatExact(n: number): string {
  return whole.format(n)
}

export function formatValue(n: number): string {
  return two.format(n)
}

export function formatPercent(part: number, total: number): string {
  if (total === 0) return '0 %'
  const percent = (part / total) * 100
  if (percent > 0 && percent < 1) return '< 1 %'
  // 999 of 1,000 are not all of them.
  return `${Math.min(Math.round(percent), part < total ? 99 : 100)} %`
}

/** `0.99954` → `99.95 %`: of a rate whose last hundredth matters. All is only said of all. */
export function formatRate(share: number): string {
  return `${String(Math.floor(share * 10_000 + 1e-6) / 100)} %`
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const value = bytes / 1_000 ** power
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power] ?? 'B'}`
}
