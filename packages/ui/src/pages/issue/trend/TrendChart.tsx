import type { IssueDetail } from '@seismo/ingest/api'
import { BarPlot } from '../../../components/BarPlot.tsx'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { BoxMark } from '../../../components/correlation/BoxMark.tsx'
import { formatExact } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'
import { barsPath } from '../../../ui/bars-path.ts'
import { useEventFilter } from '../events/use-event-filter.ts'
import { ReleaseMarks } from './ReleaseMarks.tsx'
import styles from './TrendChart.module.css'

const HEIGHT = 112

/** Its place is taken before it is drawn. */
export function TrendChart({ issue, isDrawn }: { issue: IssueDetail; isDrawn: boolean }) {
  const { series } = issue
  const peak = series.reduce((max, one) => (one.events > max.events ? one : max), {
    at: 0,
    events: 0,
  })
  const total = series.reduce((sum, one) => sum + one.events, 0)
  const summary =
    peak.events === 0
      ? 'No events in this time range.'
      : `${formatExact(total)} in this time range, at most ${formatExact(peak.events)} per ${formatSpan(issue.stepMs)}, ${formatMinute(peak.at)}. Drag to see the events of a part and how they differ.`

  return (
    <ChartFigure
      title="Events over time"
      summary={summary}
      columns={['Time', 'Events']}
      rows={series.map((one) => [formatMinute(one.at), formatExact(one.events)])}
      height={HEIGHT + 20}
    >
      {isDrawn && <Bars issue={issue} peak={peak.events} />}
    </ChartFigure>
  )
}

function Bars({ issue, peak }: { issue: IssueDetail; peak: number }) {
  const { series, stepMs } = issue
  const filter = useEventFilter()
  const events = series.map((one) => one.events)
  return (
    <BarPlot
      buckets={series}
      stepMs={stepMs}
      height={HEIGHT}
      peak={formatExact(peak)}
      onPick={filter.setBox}
      onReset={() => filter.setBox(undefined)}
      bars={<path className={styles.bars} d={barsPath(events, { width: 1_000, height: HEIGHT })} />}
      tipOf={(index) => (
        <>
          <strong>{formatExact(series[index]?.events ?? 0)}</strong>{' '}
          {formatMinute(series[index]?.at ?? 0)}
        </>
      )}
    >
      <BoxMark box={filter.box} from={series[0]?.at ?? 0} to={(series.at(-1)?.at ?? 0) + stepMs} />
      <ReleaseMarks issue={issue} />
    </BarPlot>
  )
}
