import type { TableSize } from './ports.ts'

type Growing = Pick<TableSize, 'bytes' | 'bytesPerDay' | 'forecastBytes'>

/**
 * When the disk is full if each table grows as so far until it holds all the days that it keeps.
 * @returns days from now; undefined where all of it fits.
 */
export function daysUntilFull(tables: readonly Growing[], freeBytes: number): number | undefined {
  const growing = tables.flatMap(toGrowth).toSorted((a, b) => a.days - b.days)
  let perDay = growing.reduce((sum, one) => sum + one.bytesPerDay, 0)
  let left = Math.max(0, freeBytes)
  let day = 0
  for (const { days, bytesPerDay } of growing) {
    const taken = (days - day) * perDay
    if (taken >= left) return day + left / perDay
    left -= taken
    day = days
    perDay -= bytesPerDay
  }
  return undefined
}

/** So much a day for so many days; nothing where the table is full already, or nobody knows. */
function toGrowth({ bytes, bytesPerDay, forecastBytes }: Growing) {
  if (bytesPerDay === null || forecastBytes === null) return []
  if (bytesPerDay <= 0 || forecastBytes <= bytes) return []
  return [{ bytesPerDay, days: (forecastBytes - bytes) / bytesPerDay }]
}
