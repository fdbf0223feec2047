import type { ExploreColumn } from '@seismo/ingest/api'
import { formatBytes, formatExact, formatRate, formatValue } from '../../format/numbers.ts'
import { formatDuration, formatMinute } from '../../format/time.ts'

export type Cell = string | number | null

/** A number as its unit has it. A vital is milliseconds unless the filter says that it is a score. */
export function formatNumber(value: number, unit: ExploreColumn['unit'], isScore = false): string {
  if (unit === 'ms') return formatDuration(value)
  if (unit === 'vital') return isScore ? formatValue(value) : formatDuration(value)
  if (unit === 'bytes') return formatBytes(value)
  if (unit === 'share') return formatRate(value)
  return Number.isInteger(value) ? formatExact(value) : formatValue(value)
}

export function formatCell(cell: Cell, { is, unit, type }: ExploreColumn, isScore = false): string {
  if (is === 'group') {
    if (cell === null) return 'all others'
    return cell === '' ? 'not known' : String(cell)
  }
  if (cell === null) return is === 'bound' ? 'none' : '—'
  if (type === 'time') return formatMinute(Number(cell))
  return typeof cell === 'number' ? formatNumber(cell, unit, isScore) : cell
}
