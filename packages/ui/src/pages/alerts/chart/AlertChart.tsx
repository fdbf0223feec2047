import { BarPlot } from '../../../components/BarPlot.tsx'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { formatValue } from '../../../format/numbers.ts'
import { formatMinute } from '../../../format/time.ts'
import { bandArea, gappyLine, PLOT_WIDTH, stepLine } from '../../../components/plot-paths.ts'
import { pointTip, rangesOf, tableRows, TABLE_COLUMNS, topOf, type ChartPoint } from './points.ts'
import styles from './AlertChart.module.css'

const HEIGHT = 120

interface AlertChartProps {
  title: string
  summary: string
  points: readonly ChartPoint[]
  stepMs: number
  /** When it fired, or would have. */
  firings: readonly { from: number; to: number | null }[]
}

/** What was measured against what was allowed and what was to be expected. */
export function AlertChart({ title, summary, points, stepMs, firings }: AlertChartProps) {
  const max = topOf(points)
  const scale = { height: HEIGHT, max }
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={TABLE_COLUMNS}
      rows={tableRows(points)}
      height={HEIGHT + 20}
    >
      <BarPlot
        buckets={points}
        stepMs={stepMs}
        height={HEIGHT}
        peak={formatValue(max)}
        // The time is that of the preview: there is nothing to zoom into.
        onPick={() => undefined}
        bars={
          <>
            <FiringSpans {...{ points, stepMs, firings }} />
            <path className={styles.band} d={bandArea(rangesOf(points), scale)} />
            <path
              className={styles.limit}
              d={stepLine(
                points.map(({ threshold }) => threshold),
                scale,
              )}
            />
            <path
              className={styles.line}
              d={gappyLine(
                points.map(({ value }) => value),
                scale,
              )}
            />
          </>
        }
        tipOf={(index) => {
          const point = points[index]
          return point && <Tip point={point} />
        }}
      />
    </ChartFigure>
  )
}

function Tip({ point }: { point: ChartPoint }) {
  return (
    <>
      <strong>{point.value === null ? 'no data' : formatValue(point.value)}</strong>
      {pointTip(point)} · {formatMinute(point.at)}
    </>
  )
}

/** Behind the line, and never without a width: a short firing is the one that is looked for. */
function FiringSpans({
  points,
  stepMs,
  firings,
}: Pick<AlertChartProps, 'points' | 'stepMs' | 'firings'>) {
  const first = points[0]
  if (first === undefined) return null
  const spanMs = points.length * stepMs
  const x = (at: number) =>
    Math.min(PLOT_WIDTH, Math.max(0, ((at - first.at) / spanMs) * PLOT_WIDTH))
  return firings.map(({ from, to }) => (
    <rect
      key={from}
      className={styles.firing}
      x={x(from)}
      y={0}
      width={Math.max(3, x(to ?? first.at + spanMs) - x(from))}
      height={HEIGHT}
    />
  ))
}
