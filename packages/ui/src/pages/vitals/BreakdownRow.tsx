import type { VitalStats } from '@seismo/ingest/api'
import { PageLink } from '../../components/PageLink.tsx'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { valueName } from '../../format/value-name.ts'
import { formatVital, isLowSample } from '../../format/vitals.ts'
import type { Breakdown } from '../../search/vitals-search.ts'
import { SplitBar } from '../../ui/SplitBar.tsx'
import { Change } from './Change.tsx'
import { RatingWord } from './RatingWord.tsx'
import styles from './Breakdown.module.css'

interface BreakdownRowProps {
  stats: VitalStats
  before: VitalStats | undefined
  by: Breakdown
}

export function BreakdownRow({ stats, before, by }: BreakdownRowProps) {
  const { metric, group, value, n, good, needsImprovement, poor } = stats
  const name = valueName(by, group)
  const percent = (part: number) => formatPercent(part, n)
  return (
    <tr data-low={isLowSample(stats)}>
      <td className={styles.group} title={name}>
        {by === 'page' && group !== '' ? (
          <PageLink page={group} className={styles.page} />
        ) : (
          <bdi>{group === '' ? '(unknown)' : name}</bdi>
        )}
      </td>
      <td className={styles.value}>{formatVital(metric, value)}</td>
      <td className={styles.change}>
        <Change now={stats} before={before} />
      </td>
      <td className={styles.rating}>
        <RatingWord stats={stats} />
      </td>
      <td className={styles.split}>
        <SplitBar
          {...{ good, needsImprovement, poor }}
          label={`Good ${percent(good)}, needs improvement ${percent(needsImprovement)}, poor ${percent(poor)}`}
        />
      </td>
      <td className={styles.n} title={formatExact(n)}>
        {formatCount(n)}
      </td>
    </tr>
  )
}
