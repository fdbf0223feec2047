import type { Correlations } from '@seismo/ingest/api'
import { useMemo } from 'react'
import { formatMinute } from '../../format/time.ts'
import type { Box } from '../../search/box.ts'
import { pickedWindow } from '../bucket-at.ts'
import { ChartFigure } from '../ChartFigure.tsx'
import { DeploysBetween } from '../DeploysBetween.tsx'
import { TimeAxis } from '../TimeAxis.tsx'
import { useBrush } from '../use-brush.ts'
import { BoxMark } from './BoxMark.tsx'
import { chartRows, momentWords, type ChartRow, type ShownGrid } from './chart-rows.ts'
import { PLOT_HEIGHT, SIGNAL_HEIGHT, SmallPlot } from './SmallPlot.tsx'
import { valueWords } from './value-words.ts'
import { WindowBands } from './WindowBands.tsx'
import styles from './StackedCharts.module.css'

const LABEL_HEIGHT = 22
const BANDS_HEIGHT = 38
const AXIS_HEIGHT = 20

interface StackedChartsProps {
  answer: Correlations
  /** The part that was picked, on any chart. */
  box: Box | undefined
  onPick: (box: Box | undefined) => void
}

/** The signal and what moved with it, one above the other on one time axis. */
export function StackedCharts({ answer, box, onPick }: StackedChartsProps) {
  const { grid, rows } = useMemo(() => chartRows(answer), [answer])
  const table = useMemo(() => tableRows(grid, rows), [grid, rows])
  const height =
    BANDS_HEIGHT +
    (LABEL_HEIGHT + SIGNAL_HEIGHT) +
    (rows.length - 1) * (LABEL_HEIGHT + PLOT_HEIGHT) +
    AXIS_HEIGHT
  return (
    <ChartFigure
      title="On one time axis"
      summary={rows.length === 1 ? 'The signal alone.' : 'Each on its own scale. Drag to compare.'}
      columns={['Time', ...rows.map(({ name, labels }) => `${name} ${labels}`.trim())]}
      rows={table}
      height={height}
    >
      <Plots {...{ answer, grid, rows, box, onPick }} />
    </ChartFigure>
  )
}

interface PlotsProps extends StackedChartsProps {
  grid: ShownGrid
  rows: readonly ChartRow[]
}

function Plots({ answer: { signal }, grid, rows, box, onPick }: PlotsProps) {
  const { from, stepMs, count } = grid
  const to = from + count * stepMs
  const buckets = useMemo(
    () => Array.from({ length: count }, (_, index) => ({ at: from + index * stepMs })),
    [from, stepMs, count],
  )
  const { hovered, picked, handlers, onKeyDown } = useBrush(count, (range) =>
    onPick(pickedWindow(buckets, stepMs, range)),
  )
  const at = buckets[hovered ?? 0]?.at ?? from
  const share = (index: number) => `${(index / count) * 100}%`
  return (
    <div className={styles.plots}>
      <div style={{ height: BANDS_HEIGHT }} />
      {rows.map((row) => (
        <SmallPlot key={row.key} row={row} hovered={hovered} />
      ))}
      <TimeAxis from={from} count={count} stepMs={stepMs} />
      <div
        className={styles.over}
        style={{ bottom: AXIS_HEIGHT }}
        role="slider"
        tabIndex={0}
        aria-label="Time on the charts"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, count - 1)}
        aria-valuenow={hovered ?? 0}
        aria-valuetext={`${formatMinute(at)}: ${momentWords(rows, hovered ?? 0)}`}
        onDoubleClick={() => onPick(undefined)}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {signal.onset !== null && (
          <>
            <WindowBands signal={signal} from={from} to={to} />
            <span
              className={styles.onset}
              style={{ left: `${((signal.onset - from) / (to - from)) * 100}%` }}
            />
          </>
        )}
        <DeploysBetween from={from} to={to} />
        <BoxMark box={box} from={from} to={to} />
        {picked !== undefined && (
          <span
            className={styles.picked}
            style={{
              left: share(Math.min(...picked)),
              width: share(Math.abs(picked[1] - picked[0]) + 1),
            }}
          />
        )}
        {hovered !== undefined && hovered < count && (
          <span
            className={styles.cursor}
            style={{ left: share(hovered + 0.5) }}
            data-side={hovered > count / 2 ? 'left' : 'right'}
          >
            <span className={styles.time}>{formatMinute(at)}</span>
          </span>
        )}
      </div>
    </div>
  )
}

function tableRows({ from, stepMs, count }: ShownGrid, rows: readonly ChartRow[]): string[][] {
  return Array.from({ length: count }, (_, index) => [
    formatMinute(from + index * stepMs),
    ...rows.map(({ points, unit }) => {
      const value = points[index] ?? null
      return value === null ? 'no data' : valueWords(value, unit)
    }),
  ])
}
