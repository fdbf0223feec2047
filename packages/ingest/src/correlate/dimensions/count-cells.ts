import type { Cell } from './cell.ts'
import type { Columns } from './columns.ts'

/** Every value of one column. */
export function singles(table: Columns, column: number): Cell[] {
  const sums = sumsOf(table, table.of[column]?.values.length ?? 0)
  const codes = codesOf(table, column)
  for (let row = 0; row < codes.length; row++) sums.add(codes[row] ?? 0, row)
  return sums.cells((code) => (code === 0 ? undefined : { columns: [column], codes: [code] }))
}

/** Every pair of values of two columns; `first` is the lower one. */
export function pairs(table: Columns, first: number, second: number): Cell[] {
  const width = table.of[second]?.values.length ?? 0
  const sums = sumsOf(table, (table.of[first]?.values.length ?? 0) * width)
  const [a, b] = [codesOf(table, first), codesOf(table, second)]
  for (let row = 0; row < a.length; row++) sums.add((a[row] ?? 0) * width + (b[row] ?? 0), row)
  return sums.cells((at) => {
    const codes = [Math.floor(at / width), at % width]
    return codes.includes(0) ? undefined : { columns: [first, second], codes }
  })
}

/** What a cell divides into by each value of each of the other columns. */
export function within(table: Columns, cell: Cell, others: readonly number[]): Cell[] {
  const rows = rowsOf(table, cell)
  return others.flatMap((column) => {
    const sums = sumsOf(table, table.of[column]?.values.length ?? 0)
    const codes = codesOf(table, column)
    for (const row of rows) sums.add(codes[row] ?? 0, row)
    const place = cell.columns.filter((other) => other < column).length
    const columns = cell.columns.toSpliced(place, 0, column)
    return sums.cells((code) =>
      code === 0 ? undefined : { columns, codes: cell.codes.toSpliced(place, 0, code) },
    )
  })
}

function rowsOf(table: Columns, cell: Cell): number[] {
  const rows: number[] = []
  const columns = cell.columns.map((column) => codesOf(table, column))
  for (let row = 0; row < table.during.hits.length; row++) {
    if (columns.every((codes, index) => codes[row] === cell.codes[index])) rows.push(row)
  }
  return rows
}

function codesOf(table: Columns, column: number): Uint8Array {
  return table.of[column]?.codes ?? new Uint8Array()
}

function sumsOf({ before, during }: Columns, size: number) {
  const sums = new Float64Array(size * 4)

  // Met millions of times: without a loop or an object of its own.
  function add(code: number, row: number): void {
    const at = code * 4
    sums[at] = (sums[at] ?? 0) + (before.hits[row] ?? 0)
    sums[at + 1] = (sums[at + 1] ?? 0) + (before.total[row] ?? 0)
    sums[at + 2] = (sums[at + 2] ?? 0) + (during.hits[row] ?? 0)
    sums[at + 3] = (sums[at + 3] ?? 0) + (during.total[row] ?? 0)
  }

  function cells(nameOf: (at: number) => Pick<Cell, 'columns' | 'codes'> | undefined): Cell[] {
    const found: Cell[] = []
    for (let at = 0; at < size; at++) {
      const [hits = 0, total = 0, hitsDuring = 0, totalDuring = 0] = sums.subarray(
        at * 4,
        at * 4 + 4,
      )
      // What has no hits is no candidate, and most of a large table.
      const name = hitsDuring > 0 ? nameOf(at) : undefined
      const during = { hits: hitsDuring, total: totalDuring }
      if (name) found.push({ ...name, before: { hits, total }, during })
    }
    return found
  }

  return { add, cells }
}
