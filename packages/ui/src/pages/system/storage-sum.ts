import type { System } from '@seismo/ingest/api'

export type TableSize = NonNullable<System['tables']>[number]

/** What stays for good is counted as it is now: nobody knows how much comes to it. */
export function sumOf(
  tables: readonly TableSize[],
): Pick<TableSize, 'rows' | 'bytes'> & { forecastBytes: number } {
  const sum = { rows: 0, bytes: 0, forecastBytes: 0 }
  for (const { rows, bytes, forecastBytes } of tables) {
    sum.rows += rows
    sum.bytes += bytes
    sum.forecastBytes += forecastBytes ?? bytes
  }
  return sum
}
