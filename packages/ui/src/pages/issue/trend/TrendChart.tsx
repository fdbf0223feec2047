import type { IssueDetail } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { formatExact } from '../../../format/numbers.ts'
import { formatMinute, formatSpan, formatTick } from '../../../format/time.ts'
import { barsPath } from '../../../ui/bars-path.ts'
import { pickedWindow } from './bucket-at.ts'
import { ReleaseMarks } from './ReleaseMarks.tsx'
import { useBrush } from './use-brush.ts'
import styles from './TrendChart.module.css'

const HEIGHT = 112

export function TrendChart({ issue }: { issue: IssueDetail }) {
  const { series, stepMs } = issue
  const peak = series.reduce((max, one) => (one.events > max.events ? one : max), {
    at: 0,
    events: 0,
  })
  const total = series.reduce((sum, one) => sum + one.events, 0)
  const summary =
    peak.events === 0
      ? 'No events in this time range.'
      : `${formatExact(total)} in this time range, at most ${formatExact(peak.events)} per ${formatSpan(stepMs)}, ${formatMinute(peak.at)}. Drag to zoom.`

  return (
    <ChartFigure
      title="Events over time"
      summary={summary}
      columns={['Time', 'Events']}
      rows={series.map((one) => [formatMinute(one.at), formatExact(one.events)])}
      height={HEIGHT + 20}
    >
      <Bars issue={issue} peak={peak.events} />
      <Axis series={series} stepMs={stepMs} />
    </ChartFigure>
  )
}

function Bars({ issue, peak }: { issue: IssueDetail; peak: number }) {
  const { series, stepMs } = issue
  const navigate = useNavigate()
  const { hovered, picked, handlers } = useBrush(series.length, (range) => {
    const window = pickedWindow(series, stepMs, range)
    if (window !== undefined) void navigate({ to: '.', search: (old) => ({ ...old, ...window }) })
  })
  const under = hovered === undefined ? undefined : series[hovered]
  const share = (index: number) => `${(index / series.length) * 100}%`

  return (
    <div className={styles.plot} style={{ height: HEIGHT }} {...handlers}>
      <span className={styles.peak}>{formatExact(peak)}</span>
      <svg
        className={styles.bars}
        viewBox={`0 0 1000 ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          d={barsPath(
            series.map((one) => one.events),
            { width: 1_000, height: HEIGHT },
          )}
        />
      </svg>
      <ReleaseMarks issue={issue} />
      {picked !== undefined && (
        <span
          className={styles.picked}
          style={{
            left: share(Math.min(...picked)),
            width: share(Math.abs(picked[1] - picked[0]) + 1),
          }}
        />
      )}
      {under !== undefined && hovered !== undefined && (
        <>
          <span className={styles.cursor} style={{ left: share(hovered), width: share(1) }} />
          <span
            className={styles.tip}
            data-side={hovered > series.length / 2 ? 'left' : 'right'}
            style={{ left: share(hovered + 0.5) }}
          >
            <strong>{formatExact(under.events)}</strong> {formatMinute(under.at)}
          </span>
        </>
      )}
    </div>
  )
}

function Axis({ series, stepMs }: Pick<IssueDetail, 'series' | 'stepMs'>) {
  const first = series[0]
  const last = series.at(-1)
  if (first === undefined || last === undefined) return null
  const end = last.at + stepMs
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => first.at + share * (end - first.at))
  return (
    <div className={styles.axis} aria-hidden="true">
      {ticks.map((at) => (
        <span key={at}>{formatTick(at, end - first.at)}</span>
      ))}
    </div>
  )
}
