/** Rows over time in CSS pixels, of which a window is in sight. */
export interface StripesLayout {
  rows: number
  columns: number
  rowHeight: number
  /** Of what is in sight. */
  height: number
}

export interface StripeCell {
  row: number
  column: number
}

/** High enough for a name. */
export const NAMED_ROW = 20

/** @param isNamed rows as high as their names, which scroll; else all within the height, if a pixel each is enough. */
export function stripesLayout(
  { rows, columns }: Pick<StripesLayout, 'rows' | 'columns'>,
  mostHeight: number,
  isNamed: boolean,
): StripesLayout {
  const fitting = Math.min(NAMED_ROW, Math.max(1, mostHeight / Math.max(1, rows)))
  const rowHeight = isNamed ? NAMED_ROW : fitting
  return { rows, columns, rowHeight, height: Math.min(mostHeight, Math.ceil(rows * rowHeight)) }
}

interface Point {
  /** Of the plot, whose rows scroll. */
  x: number
  y: number
  width: number
}

export function stripeAt(
  { rows, columns, rowHeight }: StripesLayout,
  { x, y, width }: Point,
): StripeCell | undefined {
  const row = Math.floor(y / rowHeight)
  if (row < 0 || row >= rows || x < 0 || x > width) return undefined
  return { row, column: Math.min(columns - 1, Math.floor((x / width) * columns)) }
}

/** The rows in sight, both ends included in part. */
export function rowsInSight(
  { rows, rowHeight, height }: Pick<StripesLayout, 'rows' | 'rowHeight' | 'height'>,
  scrollTop: number,
): { first: number; end: number } {
  // Fewer rows than a moment ago: the browser has yet to scroll back.
  const first = Math.min(rows, Math.max(0, Math.floor(scrollTop / rowHeight)))
  return { first, end: Math.min(rows, Math.ceil((scrollTop + height) / rowHeight)) }
}
