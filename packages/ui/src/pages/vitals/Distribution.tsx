import type { VitalStats } from '@seismo/ingest/api'
import { useState } from 'react'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { formatExact, formatPercent } from '../../format/numbers.ts'
import { formatVital, RATINGS, ratingOf, THRESHOLDS } from '../../format/vitals.ts'
import { shareOf } from './share-of.ts'
import styles from './Distribution.module.css'

const HEIGHT = 260
const PLOT = 212

export function Distribution({ stats }: { stats: VitalStats }) {
  const { metric, histogram, good, n } = stats
  return (
    <ChartFigure
      title={`${metric} distribution`}
      summary={`${formatPercent(good, n)} of ${formatExact(n)} views are good.`}
      columns={[metric, 'Views']}
      rows={histogram.map((bucket) => [rangeOf(stats, bucket), formatExact(bucket.n)])}
      height={HEIGHT}
    >
      <Histogram stats={stats} />
    </ChartFigure>
  )
}

function Histogram({ stats }: { stats: VitalStats }) {
  const { metric, histogram, percentile, value } = stats
  const { good, poor } = THRESHOLDS[metric]
  const [hovered, setHovered] = useState<number>()
  const most = Math.max(1, ...histogram.map((bucket) => bucket.n))
  const under = hovered === undefined ? undefined : histogram[hovered]
  const left = (at: number) => `${shareOf(at, histogram) * 100}%`

  return (
    <div className={styles.chart} onPointerLeave={() => setHovered(undefined)}>
      <p className={styles.read} aria-hidden="true">
        {under === undefined
          ? `p${percentile} is ${formatVital(metric, value)}`
          : `${rangeOf(stats, under)}: ${formatExact(under.n)} views`}
      </p>
      <div className={styles.plot} style={{ height: PLOT }}>
        <span className={styles.limit} style={{ left: left(good) }} />
        <span className={styles.limit} style={{ left: left(poor) }} />
        {histogram.map((bucket, index) => (
          <span
            key={bucket.from}
            className={styles.slot}
            data-hovered={index === hovered}
            onPointerEnter={() => setHovered(index)}
          >
            <span
              className={styles[RATINGS[ratingOf(metric, middleOf(bucket))].tone]}
              style={{ height: bucket.n === 0 ? 0 : Math.max(2, (bucket.n / most) * (PLOT - 8)) }}
            />
          </span>
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span style={{ left: 0 }}>0</span>
        <span style={{ left: left(good) }}>● {formatVital(metric, good)}</span>
        <span style={{ left: left(poor) }}>■ {formatVital(metric, poor)}</span>
      </div>
    </div>
  )
}

type Bucket = VitalStats['histogram'][number]

function middleOf({ from, to }: Bucket): number {
  return to === null ? from : (from + to) / 2
}

function rangeOf({ metric }: VitalStats, { from, to }: Bucket): string {
  return to === null
    ? `${formatVital(metric, from)} and more`
    : `${formatVital(metric, from)} – ${formatVital(metric, to)}`
}
