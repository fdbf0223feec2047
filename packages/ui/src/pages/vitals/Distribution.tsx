import type { VitalGoal, VitalStats } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { vitalGoalQuery } from '../../api/vitals.ts'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact, formatPercent } from '../../format/numbers.ts'
import { formatVital, RATINGS, ratingOf, THRESHOLDS } from '../../format/vitals.ts'
import { useNarrow } from '../../hooks/use-media.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'
import { goalShares, goalWords } from './goal-shares.ts'
import { GoalField } from './GoalField.tsx'
import { GoalLine } from './GoalLine.tsx'
import { shareOf } from './share-of.ts'
import styles from './Distribution.module.css'

const HEIGHT = 264
/** Fields are higher where fingers are used, and stand below the words. */
const HEIGHT_NARROW = 300
const PLOT = 212

interface DistributionProps {
  stats: VitalStats
  filter: VitalsFilter
  /** The page whose share of visits lies over the bars. */
  goal: string | undefined
}

export function Distribution({ stats, filter, goal }: DistributionProps) {
  const { slug } = useProject()
  const { metric, histogram, good, n } = stats
  const isNarrow = useNarrow()
  const { data: reached, isError } = useQuery(vitalGoalQuery(slug, filter, { metric, goal }))
  const ofGoal = goal === undefined ? undefined : reached
  const line = ofGoal
    ? ` ${goalWords(ofGoal)} are of visits that reached ${goal}.`
    : isError && ' Which visits reached the page could not be read.'
  return (
    <ChartFigure
      title={`${metric} distribution`}
      summary={`${formatPercent(good, n)} of ${formatExact(n)} views are good.${line || ''}`}
      columns={[metric, 'Views', ...(ofGoal ? [`Reached ${goal}`] : [])]}
      rows={histogram.map((bucket, index) => {
        const bin = ofGoal?.bins[index]
        return [rangeOf(stats, bucket), formatExact(bucket.n), ...(bin ? [goalWords(bin)] : [])]
      })}
      height={isNarrow ? HEIGHT_NARROW : HEIGHT}
    >
      <Histogram stats={stats} reached={ofGoal}>
        <GoalField goal={goal} window={filter.window} />
      </Histogram>
    </ChartFigure>
  )
}

interface HistogramProps {
  stats: VitalStats
  reached: VitalGoal | undefined
  children: ReactNode
}

function Histogram({ stats, reached, children }: HistogramProps) {
  const { metric, histogram, percentile, value } = stats
  const { good, poor } = THRESHOLDS[metric]
  const [hovered, setHovered] = useState<number>()
  const most = Math.max(1, ...histogram.map((bucket) => bucket.n))
  const under = hovered === undefined ? undefined : histogram[hovered]
  const bin = hovered === undefined ? undefined : reached?.bins[hovered]
  const left = (at: number) => `${shareOf(at, histogram) * 100}%`

  return (
    <div className={styles.chart} onPointerLeave={() => setHovered(undefined)}>
      <div className={styles.head}>
        <p className={styles.read} aria-hidden="true">
          {under === undefined
            ? `p${percentile} is ${formatVital(metric, value)}${reached ? ` · reached: ${goalWords(reached)}` : ''}`
            : `${rangeOf(stats, under)}: ${formatExact(under.n)} views${bin ? ` · reached: ${goalWords(bin)}` : ''}`}
        </p>
        <div className={styles.field}>{children}</div>
      </div>
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
        {reached && <GoalLine shares={goalShares(reached.bins)} height={PLOT} />}
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
