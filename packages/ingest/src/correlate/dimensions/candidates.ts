import { assess, type Assessed } from './assess.ts'
import type { Cell } from './cell.ts'
import type { Columns } from './columns.ts'
import { pairs, singles, within } from './count-cells.ts'
import { scoreOf } from './score.ts'

/** Columns whose values are combined: those whose own values say most. */
const COMBINED = 10
/** Pairs that a third value is looked for in. */
const PAIRS_EXTENDED = 20

/** Single values, pairs, and what the best pairs divide into. */
export function candidatesOf(table: Columns, whole: Cell): Assessed[] {
  const assessed = (cells: Cell[]) => cells.map((cell) => assess(cell, whole))
  const ofColumns = table.of.map((_, column) => assessed(singles(table, column)))
  const best = ofColumns.flat()
  const mostExcess = Math.max(...best.map(({ excess }) => excess))
  if (mostExcess <= 0) return best
  const combined = mostTelling(ofColumns, mostExcess)
  const two = combined.flatMap((first) =>
    combined
      .filter((second) => second > first && !isSame(table, first, second))
      .flatMap((second) => assessed(pairs(table, first, second))),
  )
  const extended = byScore(two, mostExcess).slice(0, PAIRS_EXTENDED)
  const three = extended.flatMap(({ cell }) => {
    const others = combined.filter(
      (column) => !cell.columns.some((of) => isSame(table, column, of)),
    )
    return assessed(within(table, cell, others))
  })
  return [...best, ...two, ...onceEach(three)]
}

function mostTelling(ofColumns: readonly Assessed[][], mostExcess: number): number[] {
  const telling = ofColumns.map((cells, column) => ({
    column,
    score: Math.max(0, ...cells.map((cell) => scoreOf(cell, mostExcess))),
  }))
  const best = telling.toSorted((a, b) => b.score - a.score).slice(0, COMBINED)
  return best.map(({ column }) => column).toSorted((a, b) => a - b)
}

/** A browser's version says which browser it is. */
function isPart(table: Columns, first: number, second: number): boolean {
  const [a = '', b = ''] = [table.of[first]?.key, table.of[second]?.key]
  return a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

function isSame(table: Columns, first: number, second: number): boolean {
  return first === second || isPart(table, first, second)
}

export function byScore(cells: readonly Assessed[], mostExcess: number): Assessed[] {
  return cells
    .filter(({ excess }) => excess > 0)
    .map((cell) => ({ cell, score: scoreOf(cell, mostExcess) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ cell }) => cell)
}

/** A triple is met in each of its pairs. */
function onceEach(cells: readonly Assessed[]): Assessed[] {
  return [...new Map(cells.map((one) => [nameOf(one.cell), one])).values()]
}

function nameOf({ columns, codes }: Cell): string {
  return `${columns.join()}:${codes.join()}`
}
