import type { System } from '@seismo/ingest/api'

export type TableSize = NonNullable<System['tables']>[number]

export type StorageSum = Omit<TableSize, 'name' | 'keptDays' | 'bytesPerDay' | 'forecastBytes'> & {
  bytesPerDay: number
  forecastBytes: number
}

/** What stays for good is counted as it is now: nobody knows how much comes to it. */
export function sumOf(tables: readonly TableSize[]): StorageSum {
  const sum = {
    ...{ rows: 0, bytes: 0, rawBytes: 0, expiredBytes: 0, parts: 0 },
    ...{ bytesPerDay: 0, forecastBytes: 0 },
  }
  for (const table of tables) {
    sum.rows += table.rows
    sum.bytes += table.bytes
    sum.rawBytes += table.rawBytes
    sum.expiredBytes += table.expiredBytes
    sum.parts += table.parts
    sum.bytesPerDay += table.bytesPerDay ?? 0
    sum.forecastBytes += table.forecastBytes ?? table.bytes
  }
  return sum
}
