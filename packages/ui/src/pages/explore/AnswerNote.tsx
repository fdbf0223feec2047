import type { ExploreAnswer } from '@seismo/ingest/api'
import { TriangleAlert } from 'lucide-react'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import styles from './ExplorePage.module.css'

interface AnswerNoteProps {
  answer: ExploreAnswer
  filter: ExploreFilter
  isWaiting: boolean
}

/** Fewer than these, and another day may say something else. */
export const LOW_SAMPLE = 50

/** All together, how sure it is, and what it took. */
export function AnswerNote({ answer, filter, isWaiting }: AnswerNoteProps) {
  const { columns, total, n, weight, sampled, partial, more, elapsedMs, rowsRead } = answer
  const value = columns.find(({ is }) => is === 'value')
  const isHistogram = columns.some(({ is }) => is === 'bound')
  return (
    <p className={styles.note} aria-live="polite">
      {total !== null && value !== undefined && !isHistogram && (
        <strong className={n < LOW_SAMPLE ? styles.low : undefined}>
          {sampled && '≈ '}
          {formatNumber(total, value.unit, isOfScores(filter))}{' '}
          <span className={styles.unit}>{value.name}</span>
        </strong>
      )}
      <span title={`${formatExact(n)} rows are stored`}>
        n={formatCount(n)}
        {sampled && `, for ≈ ${formatCount(weight)}`}
        {n > 0 && n < LOW_SAMPLE && ' · low sample'}
      </span>
      {more && <span>the first of more groups</span>}
      {partial && (
        <Badge tone="ni" title="It ended at the most rows that one query may look at">
          <TriangleAlert size={12} aria-hidden="true" /> Partial: choose a shorter time range
        </Badge>
      )}
      <span>
        {formatCount(rowsRead)} rows read in {formatDuration(elapsedMs)}
      </span>
      {isWaiting && <span>asking…</span>}
    </p>
  )
}
