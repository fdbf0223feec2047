/** A group's squares, under its name. */
export interface GridBlock {
  group: string
  x: number
  y: number
  width: number
  columns: number
  /** Its first place, and how many it has. */
  start: number
  count: number
}

/** In CSS pixels; a place is an index into `order`. */
export interface GridLayout {
  cell: number
  width: number
  height: number
  blocks: readonly GridBlock[]
  /** Which entity stands at a place. */
  order: Uint32Array
}

interface Given {
  /** Entities, worst first. */
  order: ArrayLike<number>
  groupOf: (entity: number) => string
  width: number
  /** As high as it should be, if that can be read. */
  targetHeight: number
}

/** Above a block, for its name. */
export const HEAD = 20
const SMALLEST = 6
const LARGEST = 24
const GAP = 12
/** A name needs some room. */
const NARROWEST = 84
/** More than that many groups are read by nobody: the smallest stand together. */
const MOST_GROUPS = 40
const OTHERS = 'Others'

/** Squares in blocks by group, the largest group first, as lines of blocks that break like words. */
export function gridLayout({ order, groupOf, width, targetHeight }: Given): GridLayout {
  const groups = groupsOf(order, groupOf)
  const cell = cellOf(order.length, width, targetHeight)
  const hasNames = groups.length > 1 || (groups[0]?.[0] ?? '') !== ''
  const head = hasNames ? HEAD : 0
  const most = Math.max(1, Math.floor(width / cell))
  const blocks: GridBlock[] = []
  const placed: number[] = []
  let [x, y, lineHeight] = [0, 0, 0]
  for (const [group, members] of groups) {
    const columns = groups.length === 1 ? most : columnsOf(members.length, cell, most)
    const blockWidth = Math.max(columns * cell, hasNames ? Math.min(NARROWEST, width) : 0)
    if (x > 0 && x + blockWidth > width) [x, y, lineHeight] = [0, y + lineHeight + GAP, 0]
    const start = placed.length
    blocks.push({ group, x, y: y + head, width: blockWidth, columns, start, count: members.length })
    lineHeight = Math.max(lineHeight, head + Math.ceil(members.length / columns) * cell)
    x += blockWidth + GAP
    placed.push(...members)
  }
  return { cell, width, height: y + lineHeight, blocks, order: Uint32Array.from(placed) }
}

/** The place under a point. */
export function placeAt({ blocks, cell }: GridLayout, x: number, y: number): number | undefined {
  for (const block of blocks) {
    const column = Math.floor((x - block.x) / cell)
    const place = Math.floor((y - block.y) / cell) * block.columns + column
    const isWithin = column >= 0 && column < block.columns && y >= block.y
    if (isWithin && place < block.count) return block.start + place
  }
  return undefined
}

/** The upper left corner of a place. */
export function cornerOf({ blocks, cell }: GridLayout, place: number): { x: number; y: number } {
  const block = blocks.findLast(({ start }) => start <= place)
  if (block === undefined) return { x: 0, y: 0 }
  const index = place - block.start
  return {
    x: block.x + (index % block.columns) * cell,
    y: block.y + Math.floor(index / block.columns) * cell,
  }
}

function groupsOf(
  order: ArrayLike<number>,
  groupOf: (entity: number) => string,
): [group: string, members: number[]][] {
  const groups = [...Map.groupBy(Array.from(order), groupOf)]
  const sorted = groups.toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  if (sorted.length <= MOST_GROUPS) return sorted
  const rest = new Set(sorted.slice(MOST_GROUPS - 1).map(([group]) => group))
  // Still worst first, as each group is.
  const others = Array.from(order).filter((entity) => rest.has(groupOf(entity)))
  return [...sorted.slice(0, MOST_GROUPS - 1), [OTHERS, others]]
}

function cellOf(count: number, width: number, height: number): number {
  const fitting = Math.floor(Math.sqrt((width * height) / Math.max(1, count)))
  return Math.min(LARGEST, Math.max(SMALLEST, fitting))
}

/** About twice as wide as high, and as wide as a name. */
function columnsOf(count: number, cell: number, most: number): number {
  const wanted = Math.max(Math.ceil(Math.sqrt(2 * count)), Math.floor(NARROWEST / cell))
  return Math.min(wanted, most)
}
