import type { ExploreAnswer } from '@seismo/ingest/api'
import { BarPlot } from '../../components/BarPlot.tsx'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { DeploysBetween } from '../../components/DeploysBetween.tsx'
import { formatExact } from '../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../format/time.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import type { Bin } from '../../components/explore/bins.ts'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { heatOf, heatPaths } from './heat-paths.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import styles from './HeatMap.module.css'

const HEIGHT = 300
const AXIS = 32

interface HeatMapProps {
  answer: ExploreAnswer
  filter: ExploreFilter
}

/** Values over time, the darker the more there are; both scales of values are logarithmic. */
export function HeatMap({ answer, filter }: HeatMapProps) {
  const heat = heatOf(answer)
  const { at, bins, counts, max } = heat
  const stepMs = answer.stepMs ?? 0
  const unit = answer.columns.find(({ is }) => is === 'bound')?.unit
  const isScore = isOfScores(filter)
  const format = (value: number) => formatNumber(value, unit, isScore)
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
      title={answer.columns.find(({ is }) => is === 'value')?.name ?? ''}
      summary={`Values over time, at most ${formatExact(max)} in a cell of ${formatSpan(stepMs)}. Drag to zoom.`}
      columns={['Time', 'Value', 'Rows']}
      rows={cells.slice(0, MOST_CELLS)}
      height={HEIGHT + AXIS}
    >
      <BarPlot
        buckets={at.map((time) => ({ at: time }))}
        {...{ stepMs, height: HEIGHT }}
        peak={bins.at(-1) === undefined ? '' : format(bins.at(-1)?.upper ?? 0)}
        bars={heatPaths(heat, HEIGHT).map((d, shade) => (
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
