import { formatPercent } from '../../format/numbers.ts'

/** `+12 %` against the window before, as long; nothing where that had nothing to compare with. */
export function changeWords(now: number, before: number): string {
  if (before === 0) return now === 0 ? '' : 'new'
  const change = now - before
  if (Math.abs(change) / before < 0.005) return '±0 %'
  if (now >= before * 10) return `×${String(Math.round(now / before))}`
  // Of growth there may be more than all.
  if (change > 0) return `+${String(Math.max(1, Math.round((change / before) * 100)))} %`
  return `−${formatPercent(-change, before).replace('< ', '')}`
}
