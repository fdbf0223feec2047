import type { EndpointDetail } from '@seismo/ingest/api'
import { toHeat } from '../../../components/explore/heat-paths.ts'
import { HeatFigure } from '../../../components/explore/HeatFigure.tsx'
import { formatDuration } from '../../../format/time.ts'

const HEIGHT = 200

/** Time by the logarithm of the duration: two modes, and when one began, are seen here alone. */
export function DurationsChart({ detail }: { detail: EndpointDetail }) {
  const { series, stepMs, durations } = detail
  const from = series[0]?.at ?? 0
  return (
    <HeatFigure
      title="Durations over time"
      heat={toHeat(durations, { from, to: from + series.length * stepMs, stepMs })}
      stepMs={stepMs}
      of="Requests"
      format={formatDuration}
      height={HEIGHT}
    />
  )
}
