import { html, type Html } from '../../../lib/html.ts'
import type { Chart } from '../../notification.ts'
import { columnsOf, type Column } from '../spark.ts'

const ROWS = 12
const ROW_HEIGHT = 5
const COLUMNS = 40

type Paint = 'over' | 'bar' | 'mark' | 'line' | 'band' | 'none'

/** Middle tones, which show on white and on black. */
const COLOURS: Readonly<Record<Paint, string>> = {
  over: '#d13438',
  bar: '#6d8796',
  mark: '#2f6fb0',
  line: '#e0a1a3',
  band: '#c3d2da',
  none: '',
}

/**
 * The chart as cells of a table: mail clients neither run scripts nor show SVG, many show no pictures
 * until asked to, and all paint the background of a cell.
 */
export function chartTable(chart: Chart): Html {
  const columns = columnsOf(chart, COLUMNS)
  const top = topOf(chart, columns)
  const marked = new Set(
    chart.marks.map((mark) => columns.findLastIndex(({ at }) => at <= mark.at)),
  )
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const level = { low: ((ROWS - 1 - index) / ROWS) * top, high: ((ROWS - index) / ROWS) * top }
    const paints = columns.map((column) => paintOf(chart, column, level))
    return runsOf(paints.map((paint, n) => (marked.has(n) ? withMark(paint) : paint)))
  })
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="table-layout:fixed;border-collapse:collapse"
  >
    ${rows.map(row)}
  </table>`
}

function topOf({ threshold, band }: Chart, columns: readonly Column[]): number {
  const values = [...columns.map(({ value }) => value), ...band.map(({ high }) => high)]
  return Math.max(threshold ?? 0, ...values) || 1
}

interface Level {
  low: number
  high: number
}

function paintOf(chart: Chart, { at, value }: Column, level: Level): Paint {
  const usual = chart.band.findLast((one) => one.at <= at) ?? chart.band[0]
  const limit = chart.threshold ?? usual?.high ?? Infinity
  if (value > level.low) return value > limit ? 'over' : 'bar'
  if (chart.threshold !== null && chart.threshold > level.low && chart.threshold <= level.high) {
    return 'line'
  }
  return usual && usual.high > level.low && usual.low < level.high ? 'band' : 'none'
}

/** A line from top to bottom, behind what was counted. */
function withMark(paint: Paint): Paint {
  return paint === 'over' || paint === 'bar' ? paint : 'mark'
}

interface Run {
  paint: Paint
  length: number
}

/** Equal neighbours are one cell: a tenth of the bytes. */
function runsOf(paints: readonly Paint[]): Run[] {
  const runs: Run[] = []
  for (const paint of paints) {
    const last = runs.at(-1)
    if (last?.paint === paint) last.length += 1
    else runs.push({ paint, length: 1 })
  }
  return runs
}

function row(runs: readonly Run[]): Html {
  return html`<tr>
    ${runs.map(cell)}
  </tr>`
}

function cell({ paint, length }: Run): Html {
  const size = html`height="${ROW_HEIGHT}" colspan="${length}"`
  const style = `height:${String(ROW_HEIGHT)}px;line-height:${String(ROW_HEIGHT)}px;font-size:1px`
  return paint === 'none'
    ? html`<td ${size} style="${style}">&nbsp;</td>`
    : html`<td ${size} class="${paint}" bgcolor="${COLOURS[paint]}" style="${style}">&nbsp;</td>`
}
