import type { VitalStats } from '@seismo/ingest/api'
import { isLowSample, RATINGS } from '../../format/vitals.ts'
import { Shape } from '../../ui/Shape.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './RatingWord.module.css'

/** Too few views are not rated: honest numbers before pretty ones. */
export function RatingWord({ stats }: { stats: Pick<VitalStats, 'rating' | 'n'> }) {
  if (isLowSample(stats)) {
    return (
      <span className={cx(styles.rating, styles.low)}>
        <Shape name="ring" tone="muted" /> Low sample
      </span>
    )
  }
  const { shape, tone, word } = RATINGS[stats.rating]
  return (
    <span className={cx(styles.rating, styles[tone])}>
      <Shape name={shape} tone={tone} /> {word}
    </span>
  )
}
