import { formatExact } from '../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../format/time.ts'
import { BarPlot } from '../BarPlot.tsx'
import { ChartFigure } from '../ChartFigure.tsx'
import { DeploysBetween } from '../DeploysBetween.tsx'
import type { Bin } from './bins.ts'
import { heatPaths, type Heat } from './heat-paths.ts'
import styles from './HeatFigure.module.css'

const HEIGHT = 300
const AXIS = 32

interface HeatFigureProps {
  title: string
  heat: Heat
  stepMs: number
  /** What is counted: `Rows`. */
  of: string
  format: (value: number) => string
  /** In px, without the axis. */
  height?: number
}

/** Values over time, the darker the more there are; both scales of values are logarithmic. */
export function HeatFigure(props: HeatFigureProps) {
  const { title, heat, stepMs, of, format, height = HEIGHT } = props
  const { at, bins, counts, max } = heat
  const rangeOf = ({ lower, upper }: Bin) =>
    lower === null ? 'zero' : `${format(lower)} – ${format(upper)}`
  const most = (index: number) => mostOf(counts[index] ?? [])
  const cells = at.flatMap((time, step) =>
    (counts[step] ?? []).flatMap((n, bin) => {
      const found = bins[bin]
      return n === 0 || found === undefined
        ? []
        : [[formatMinute(time), rangeOf(found), formatExact(n)]]
    }),
  )
  return (
    <ChartFigure
      title={title}
      summary={`Values over time, at most ${formatExact(max)} in a cell of ${formatSpan(stepMs)}. Drag to zoom.`}
      columns={['Time', 'Value', of]}
      rows={cells.slice(0, MOST_CELLS)}
      height={height + AXIS}
    >
      <BarPlot
        buckets={at.map((time) => ({ at: time }))}
        {...{ stepMs, height }}
        peak={bins.at(-1) === undefined ? '' : format(bins.at(-1)?.upper ?? 0)}
        bars={heatPaths(heat, height).map((d, shade) => (
          <path key={shade} className={styles.cells} data-shade={shade} d={d} />
        ))}
        tipOf={(index) => {
          const bin = bins[most(index)]
          const n = counts[index]?.[most(index)] ?? 0
          return (
            <>
              {formatMinute(at[index] ?? 0)}
              {bin !== undefined && n > 0 && (
                <>
                  {' · most, '}
                  <strong>{formatExact(n)}</strong>, {rangeOf(bin)}
                </>
              )}
            </>
          )
        }}
      >
        <DeploysBetween from={at[0] ?? 0} to={(at.at(-1) ?? 0) + stepMs} />
        <span className={styles.lowest} aria-hidden="true">
          {bins[0] === undefined ? '' : format(bins[0].lower ?? 0)}
        </span>
      </BarPlot>
    </ChartFigure>
  )
}

/** As a table; the CSV has all. */
const MOST_CELLS = 2_000

function mostOf(column: readonly number[]): number {
  return column.reduce((best, n, index) => (n > (column[best] ?? 0) ? index : best), 0)
}
