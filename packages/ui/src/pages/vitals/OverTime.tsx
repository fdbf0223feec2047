import type { VitalStats } from '@seismo/ingest/api'
import { lazy, Suspense, useMemo } from 'react'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { useLooks } from '../../components/correlation/use-looks.ts'
import { formatExact } from '../../format/numbers.ts'
import { formatMinute } from '../../format/time.ts'
import { formatVital, THRESHOLDS } from '../../format/vitals.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'

const HEIGHT = 264

const TimeChart = lazy(async () => ({
  default: (await import('../../components/TimeChart.tsx')).TimeChart,
}))

interface OverTimeProps {
  stats: VitalStats
  /** Where a drag narrows the time range, in place of holding a part against the rest. */
  zooms?: boolean
}

export function OverTime({ stats, zooms = false }: OverTimeProps) {
  const { metric, percentile, series } = stats
  const { box, setBox, zoomTo } = useLooks()
  // The same as long as they say the same: others are another chart.
  const points = useMemo(
    () => series.map(({ at, value, n }) => ({ at, value: n > 0 ? value : null, n })),
    [series],
  )
  const measured = series.filter((one) => one.n > 0)
  const format = (value: number) => formatVital(metric, value)
  const worst = Math.max(0, ...measured.map((one) => one.value))
  const best = Math.min(...measured.map((one) => one.value))
  const summary =
    measured.length === 0
      ? 'Nothing measured in this time range.'
      : `Between ${format(best)} and ${format(worst)}. Drag to ${zooms ? 'zoom in' : 'compare a part'}.`

  return (
    <ChartFigure
      title={`${metric} p${percentile} over time`}
      summary={summary}
      columns={['Time', `p${percentile}`, 'Views']}
      rows={measured.map((one) => [formatMinute(one.at), format(one.value), formatExact(one.n)])}
      height={HEIGHT}
    >
      <Suspense fallback={<Skeleton height={HEIGHT} />}>
        <TimeChart
          points={points}
          thresholds={THRESHOLDS[metric]}
          format={format}
          height={HEIGHT}
          box={zooms ? undefined : box}
          onPick={zooms ? (picked) => picked && zoomTo(picked) : setBox}
        />
      </Suspense>
    </ChartFigure>
  )
}
