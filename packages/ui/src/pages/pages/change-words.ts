import { formatPercent } from '../../format/numbers.ts'

/** `+12 %` against the window before, as long; nothing where that had nothing to compare with. */
export function changeWords(now: number, before: number): string {
  if (before === 0) return now === 0 ? '' : 'new'
  const change = now - before
  if (Math.abs(change) / before < 0.005) return '±0 %'
  if (now >= before * 10) return `×${String(Math.round(now / before))}`
  return `${change > 0 ? '+' : '−'}${formatPercent(Math.abs(change), before).replace('< ', '')}`
}
