import { BarPlot } from '../../components/BarPlot.tsx'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { formatExact } from '../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../format/time.ts'
import { barsPath } from '../../ui/bars-path.ts'
import type { LedgerSeries } from './ledger-series.ts'
import { toStackedBars } from './stacked-bars.ts'
import styles from './LedgerChart.module.css'

const HEIGHT = 128
const AXIS_AND_LEGEND = 44

export function LedgerChart({ series: { buckets, stepMs } }: { series: LedgerSeries }) {
  const { both, stored, peak } = toStackedBars(buckets, HEIGHT)
  const box = { width: 1_000, height: HEIGHT, max: peak }
  return (
    <ChartFigure
      title="Stored and dropped"
      summary={`At most ${formatExact(peak)} per ${formatSpan(stepMs)}. Drag to zoom.`}
      columns={['Time', 'Stored', 'Dropped']}
      rows={buckets.map((one) => [
        formatMinute(one.at),
        formatExact(one.stored),
        formatExact(one.dropped),
      ])}
      height={HEIGHT + AXIS_AND_LEGEND}
    >
      <BarPlot
        buckets={buckets}
        stepMs={stepMs}
        height={HEIGHT}
        peak={formatExact(peak)}
        bars={
          <>
            <path className={styles.dropped} d={barsPath(both, box)} />
            <path className={styles.stored} d={barsPath(stored, box)} />
          </>
        }
        tipOf={(index) => (
          <>
            <strong>{formatExact(buckets[index]?.stored ?? 0)}</strong> stored ·{' '}
            <strong>{formatExact(buckets[index]?.dropped ?? 0)}</strong> dropped ·{' '}
            {formatMinute(buckets[index]?.at ?? 0)}
          </>
        )}
      />
      <p className={styles.legend} aria-hidden="true">
        <Swatch look={styles.dropped} /> Dropped, on top of <Swatch look={styles.stored} /> stored
      </p>
    </ChartFigure>
  )
}

function Swatch({ look }: { look: string | undefined }) {
  return (
    <svg width={10} height={10} viewBox="0 0 10 10">
      <rect className={look} width={10} height={10} rx={2} />
    </svg>
  )
}
