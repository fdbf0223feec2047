import type { PageDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { deploysQuery } from '../../../api/releases.ts'
import { BarPlot } from '../../../components/BarPlot.tsx'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { DeployMarks } from '../../../components/DeployMarks.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'
import type { TimeWindow } from '../../../search/time-window.ts'
import { barsPath } from '../../../ui/bars-path.ts'
import styles from './ViewsChart.module.css'

const HEIGHT = 112

interface ViewsChartProps {
  detail: PageDetail
  window: TimeWindow
}

/** Views, and before them the errors, over time, with what was deployed. */
export function ViewsChart({ detail: { series, stepMs }, window }: ViewsChartProps) {
  const { slug } = useProject()
  const { data } = useQuery(deploysQuery(slug, window))
  const views = series.map((one) => one.views)
  const errors = series.map((one) => one.errors)
  const most = Math.max(...views, ...errors, 0)
  const box = { width: 1_000, height: HEIGHT }
  const summary = `At most ${formatExact(Math.max(0, ...views))} views and ${formatExact(Math.max(0, ...errors))} errors per ${formatSpan(stepMs)}. Drag to zoom in.`
  const from = series[0]?.at ?? 0

  return (
    <ChartFigure
      title="Views and errors over time"
      summary={summary}
      columns={['Time', 'Views', 'Errors', 'Failed requests']}
      rows={series.map((one) => [
        formatMinute(one.at),
        ...[one.views, one.errors, one.failedRequests].map(formatExact),
      ])}
      height={HEIGHT + 20}
    >
      <BarPlot
        buckets={series}
        stepMs={stepMs}
        height={HEIGHT}
        peak={formatExact(most)}
        bars={
          <>
            <path className={styles.views} d={barsPath(views, { ...box, max: most })} />
            <path className={styles.errors} d={barsPath(errors, { ...box, max: most })} />
          </>
        }
        tipOf={(index) => {
          const one = series[index]
          return (
            <>
              <strong>{formatExact(one?.views ?? 0)} views</strong>, {formatExact(one?.errors ?? 0)}{' '}
              errors, {formatExact(one?.failedRequests ?? 0)} failed requests ·{' '}
              {formatMinute(one?.at ?? 0)}
            </>
          )
        }}
      >
        <DeployMarks
          deploys={data?.items ?? []}
          from={from}
          to={(series.at(-1)?.at ?? 0) + stepMs}
        />
      </BarPlot>
    </ChartFigure>
  )
}
