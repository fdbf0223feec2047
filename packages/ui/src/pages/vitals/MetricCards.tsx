import type { VitalName, VitalStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { vitalsQuery } from '../../api/vitals.ts'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { formatVital, isLowSample, THRESHOLDS } from '../../format/vitals.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'
import { SplitBar } from '../../ui/SplitBar.tsx'
import { Change } from './Change.tsx'
import { RatingWord } from './RatingWord.tsx'
import { useBefore } from './use-before.ts'
import styles from './MetricCards.module.css'

interface MetricCardsProps {
  vitals: readonly VitalStats[]
  filter: VitalsFilter
  chosen: VitalName
}

/** They alone are drawn anew once the window before is known: a chart would lose what is drawn on it. */
export function MetricCards({ vitals, filter, chosen }: MetricCardsProps) {
  const { slug } = useProject()
  const before = useBefore(filter, (past) => vitalsQuery(slug, past))
  return (
    <ul className={styles.cards}>
      {vitals.map((stats) => (
        <li key={stats.metric}>
          <MetricCard
            stats={stats}
            before={before.find(({ metric }) => metric === stats.metric)}
            isChosen={stats.metric === chosen}
          />
        </li>
      ))}
    </ul>
  )
}

interface MetricCardProps {
  stats: VitalStats
  before: VitalStats | undefined
  isChosen: boolean
}

function MetricCard({ stats, before, isChosen }: MetricCardProps) {
  const { metric, percentile, value, n } = stats
  return (
    <Link
      to="."
      search={(old) => ({ ...old, metric })}
      resetScroll={false}
      preload={false}
      className={styles.card}
      data-low={isLowSample(stats)}
      aria-current={isChosen ? 'true' : undefined}
    >
      <span className={styles.head}>
        <abbr className={styles.metric} title={THRESHOLDS[metric].name}>
          {metric}
        </abbr>
        <span className={styles.n} title={`${formatExact(n)} views`}>
          p{percentile} · n={formatCount(n)}
        </span>
      </span>
      <span className={styles.value}>{formatVital(metric, value)}</span>
      <span className={styles.rated}>
        <RatingWord stats={stats} />
        <Change now={stats} before={before} />
      </span>
      <Split stats={stats} />
    </Link>
  )
}

function Split({ stats: { good, needsImprovement, poor } }: { stats: VitalStats }) {
  const total = good + needsImprovement + poor
  const percent = (part: number) => formatPercent(part, total)
  return (
    <span className={styles.split}>
      <SplitBar
        {...{ good, needsImprovement, poor }}
        label={`Good ${percent(good)}, needs improvement ${percent(needsImprovement)}, poor ${percent(poor)}`}
      />
      <span className={styles.shares} aria-hidden="true">
        <span>● {percent(good)}</span>
        <span>▲ {percent(needsImprovement)}</span>
        <span>■ {percent(poor)}</span>
      </span>
    </span>
  )
}
