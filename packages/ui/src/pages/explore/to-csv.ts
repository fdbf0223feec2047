/** What a spreadsheet would take for a formula, in front of it an apostrophe makes a text of. */
const FORMULA = /^[=+\-@\t\r]/

type Cell = string | number | null

/** RFC 4180; values of other people's pages are never run by whoever opens the file. */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')
}

function toCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
