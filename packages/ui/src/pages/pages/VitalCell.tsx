import type { PageStats, VitalName } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { formatVital, isLowSample, ratingOf, RATINGS, type Rating } from '../../format/vitals.ts'
import { NO_LOOK } from '../../search/look-search.ts'
import { Shape } from '../../ui/Shape.tsx'
import styles from './PageTable.module.css'

/** As short as a column is narrow. */
const WORDS: Record<Rating, string> = {
  good: 'Good',
  'needs-improvement': 'Needs impr.',
  poor: 'Poor',
}

export function VitalCell({ page, metric }: { page: PageStats; metric: VitalName }) {
  const { slug } = useProject()
  const vital = page.vitals[metric]
  if (vital === undefined) {
    return (
      <td className={styles.vital} data-column={metric}>
        <span className={styles.none}>—</span>
      </td>
    )
  }
  const { value, n } = vital
  const isLow = isLowSample(vital)
  const rating = ratingOf(metric, value)
  const { shape, tone } = RATINGS[rating]
  const before = page.previous.vitals[metric]
  return (
    <td className={styles.vital} data-column={metric} data-low={isLow}>
      <Link
        to="/p/$project/vitals"
        params={{ project: slug }}
        search={(old) => ({ ...old, ...NO_LOOK, metric, page: page.ref })}
        className={styles.value}
        title={`${metric} p75 of ${formatExact(n)} views${before ? `, ${formatVital(metric, before.value)} in the window before` : ''}`}
        preload={false}
      >
        <span className={styles.unit}>{metric} </span>
        <Shape name={isLow ? 'ring' : shape} tone={isLow ? 'muted' : tone} size={9} />{' '}
        {formatVital(metric, value)}
      </Link>
      <span className={styles.second}>
        {isLow ? 'Low sample' : WORDS[rating]} n={formatCount(n)}
      </span>
    </td>
  )
}
