import type { Cell } from './cell.ts'
import type { Columns } from './columns.ts'

/** The table without the rows of a cell. */
export function without(table: Columns, cell: Cell): Columns {
  const columns = cell.columns.map((column) => table.of[column]?.codes)
  const isKept = (_: number, row: number) =>
    columns.some((codes, index) => codes?.[row] !== cell.codes[index])
  const countsOf = ({ hits, total }: Columns['before']) => ({
    hits: hits.filter(isKept),
    total: total.filter(isKept),
  })
  return {
    oneIn: table.oneIn,
    of: table.of.map((column) => ({ ...column, codes: column.codes.filter(isKept) })),
    before: countsOf(table.before),
    during: countsOf(table.during),
  }
}
