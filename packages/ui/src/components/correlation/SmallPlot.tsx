import { gappyLine, PLOT_WIDTH } from '../plot-paths.ts'
import { rangeOf, type ChartRow } from './chart-rows.ts'
import { KINDS } from './kinds.ts'
import { rangeWords, valueWords } from './value-words.ts'
import styles from './SmallPlot.module.css'

export const SIGNAL_HEIGHT = 64
export const PLOT_HEIGHT = 36

/** One line on its own scale, named above it; what it was under the cursor stands at its end. */
export function SmallPlot({ row, hovered }: { row: ChartRow; hovered: number | undefined }) {
  const { name, labels, kind, points } = row
  const height = kind === undefined ? SIGNAL_HEIGHT : PLOT_HEIGHT
  const range = rangeOf(points)
  const scaled = points.map((value) => (value === null ? null : value - range.low))
  const Icon = kind === undefined ? undefined : KINDS[kind].Icon
  return (
    <div aria-hidden="true">
      <div className={styles.label}>
        {Icon !== undefined && <Icon size={12} />}
        <bdi className={styles.name}>{name}</bdi>
        <bdi className={styles.labels}>{labels}</bdi>
        <span className={styles.value}>{reading(row, hovered, range)}</span>
      </div>
      <svg
        className={styles.plot}
        data-signal={kind === undefined}
        height={height}
        viewBox={`0 0 ${PLOT_WIDTH} ${height}`}
        preserveAspectRatio="none"
      >
        <path
          className={styles.line}
          d={gappyLine(scaled, { height: height - 2, max: range.high - range.low })}
        />
      </svg>
    </div>
  )
}

/** Without a cursor it is the scale. */
function reading(
  { points, unit }: ChartRow,
  hovered: number | undefined,
  { low, high }: { low: number; high: number },
): string {
  if (hovered === undefined) return rangeWords({ low, high }, unit)
  const value = points[hovered] ?? null
  return value === null ? 'no data' : valueWords(value, unit)
}
