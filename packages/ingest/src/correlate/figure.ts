const KILO = [
  { from: 1e9, by: 1e9, letter: 'G' },
  { from: 1e6, by: 1e6, letter: 'M' },
  { from: 1e4, by: 1e3, letter: 'k' },
] as const

/** A figure as people say it: three digits, `12.4 k`. */
export function figure(value: number): string {
  const size = Math.abs(value)
  const kilo = KILO.find(({ from }) => size >= from)
  if (kilo) return `${digits(value / kilo.by)} ${kilo.letter}`
  return digits(value)
}

export function percent(share: number): string {
  return `${digits(100 * share)} %`
}

function digits(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)))
}
