import type { Columns } from './columns.ts'

export interface Counts {
  hits: number
  total: number
}

/** One value of each of some columns, together. */
export interface Cell {
  /** Ascending. */
  columns: readonly number[]
  codes: readonly number[]
  before: Counts
  during: Counts
}

export function wholeOf(table: Columns): Cell {
  return { columns: [], codes: [], before: sumOf(table.before), during: sumOf(table.during) }
}

function sumOf({ hits, total }: Columns['before']): Counts {
  return { hits: hits.reduce(add, 0), total: total.reduce(add, 0) }
}

const add = (a: number, b: number) => a + b

/** Whether all that is in the one is in the other. */
export function isWithin(inner: Cell, outer: Cell): boolean {
  return outer.columns.every((column, index) => {
    const at = inner.columns.indexOf(column)
    return at !== -1 && inner.codes[at] === outer.codes[index]
  })
}

/** All but a cell. */
export function restOf(cell: Cell, whole: Cell): Cell {
  return {
    columns: [],
    codes: [],
    before: minus(whole.before, cell.before),
    during: minus(whole.during, cell.during),
  }
}

function minus(all: Counts, part: Counts): Counts {
  return { hits: Math.max(0, all.hits - part.hits), total: Math.max(0, all.total - part.total) }
}
