import { NONE } from '../mappings/mappings.ts'
import { comparePositions, type Position } from './line-starts.ts'

/** Which function encloses a position of the bundle, in a form that is stored as it is. */
export interface FunctionScopes {
  names: string[]
  /** A row a scope, sorted by start; an enclosing scope comes before those it encloses. */
  table: Int32Array
}

/** Where code was written: the index of a source in the map and its line from 0. */
export interface SourceLocation {
  source: number
  line: number
}

export interface FunctionScope {
  start: Position
  /** Exclusive. */
  end: Position
  /** Undefined where the name could not be resolved, `''` for a function that has none. */
  name: string | undefined
  /** Where the function begins in its source. */
  origin: SourceLocation
}

/** Start and end take a line and a column each. */
export const [START, END, NAME, PARENT, SOURCE, SOURCE_LINE] = [0, 2, 4, 5, 6, 7] as const
export const SCOPE_WIDTH = 8

export interface EnclosingScope {
  /** Index of its name, `NONE` for an anonymous function, or where the name could not be resolved. */
  name: number
  /** Whether no other function lies between it and the position. */
  isInnermost: boolean
}

export const NO_SCOPES: FunctionScopes = { names: [], table: new Int32Array() }

export function countScopes({ table }: FunctionScopes): number {
  return table.length / SCOPE_WIDTH
}

/** By start, the enclosing before the enclosed. */
export function sortScopes<S extends FunctionScope>(scopes: readonly S[]): S[] {
  return scopes.toSorted(
    (a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end),
  )
}

/** A longer one is nobody's, and every error would carry it. */
const MAX_NAME_LENGTH = 250

/** Packs scopes that nest properly, as those of a parsed program do. */
export function packScopes(scopes: readonly FunctionScope[]): FunctionScopes {
  const sorted = sortScopes(scopes)
  const indexes = new Map<string, number>()
  const table = new Int32Array(sorted.length * SCOPE_WIDTH)
  const open: { row: number; end: Position }[] = []
  for (const [row, { start, end, name, origin }] of sorted.entries()) {
    while (comparePositions(open.at(-1)?.end ?? end, start) <= 0) open.pop()
    const parent = open.at(-1)?.row ?? NONE
    const isKept = name !== undefined && name.length <= MAX_NAME_LENGTH
    const index = isKept ? internName(indexes, name) : NONE
    const at = [start.line, start.column, end.line, end.column]
    table.set([...at, index, parent, origin.source, origin.line], row * SCOPE_WIDTH)
    open.push({ row, end })
  }
  return { names: [...indexes.keys()], table }
}

/**
 * The innermost function around a position of the bundle that also holds the position's origin.
 * Minifiers inline small functions: code of another file, or from above the function it now stands
 * in, was written elsewhere, and the name of its new home would be a wrong one.
 */
export function enclosingScope(
  table: Int32Array,
  position: Position,
  origin: SourceLocation,
): EnclosingScope | undefined {
  let isInnermost = true
  let row = lastStartingBefore(table, position)
  for (; row !== NONE; row = table[row * SCOPE_WIDTH + PARENT] ?? NONE) {
    if (comparePositions(positionAt(table, row * SCOPE_WIDTH + END), position) <= 0) continue
    if (holds(table, row * SCOPE_WIDTH, origin)) {
      return { name: table[row * SCOPE_WIDTH + NAME] ?? NONE, isInnermost }
    }
    isInnermost = false
  }
  return undefined
}

function holds(table: Int32Array, at: number, { source, line }: SourceLocation): boolean {
  return table[at + SOURCE] === source && (table[at + SOURCE_LINE] ?? 0) <= line
}

function lastStartingBefore(table: Int32Array, position: Position): number {
  let low = 0
  let high = table.length / SCOPE_WIDTH
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePositions(positionAt(table, middle * SCOPE_WIDTH + START), position) <= 0)
      low = middle + 1
    else high = middle
  }
  return low - 1
}

function positionAt(table: Int32Array, at: number): Position {
  return { line: table[at] ?? 0, column: table[at + 1] ?? 0 }
}

function internName(indexes: Map<string, number>, name: string): number {
  const known = indexes.get(name)
  if (known !== undefined) return known
  indexes.set(name, indexes.size)
  return indexes.size - 1
}
