import { useQuery } from '@tanstack/react-query'
import { Sigma } from 'lucide-react'
import { exploreQuery } from '../../api/explore.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { numberOf, type ExploreFilter } from '../../search/explore-search.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AnswerNote } from './AnswerNote.tsx'
import { AnswerTable } from './AnswerTable.tsx'
import { HeatMap } from './HeatMap.tsx'
import { Histogram } from './Histogram.tsx'
import { NoRows } from './NoRows.tsx'
import { OverTime } from './OverTime.tsx'
import { SqlText } from './SqlText.tsx'
import styles from './ExplorePage.module.css'

const LOOKS = {
  table: AnswerTable,
  line: OverTime,
  bars: OverTime,
  histogram: Histogram,
  heat: HeatMap,
} as const

export function Result({ filter }: { filter: ExploreFilter }) {
  const { slug } = useProject()
  const { look } = filter
  const isOfNumbers = look === 'histogram' || look === 'heat'
  const lacksNumber = isOfNumbers && numberOf(filter) === undefined
  const query = useQuery({ ...exploreQuery(slug, filter), enabled: !lacksNumber })
  if (lacksNumber) return <NoNumber />
  if (query.isError) {
    return <QueryError error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.data === undefined) {
    return (
      <div role="status" aria-label="Asking" className={styles.result}>
        <Skeleton height={16} />
        <Skeleton height={320} />
      </div>
    )
  }
  const answer = query.data
  // Of another look the columns are others.
  const Look = LOOKS[look === 'samples' ? 'table' : look]
  const isFitting = answer.columns.some(({ is }) => is === 'bound') === isOfNumbers
  return (
    <div className={styles.result} data-stale={query.isPlaceholderData}>
      <AnswerNote answer={answer} filter={filter} isWaiting={query.isFetching} />
      {answer.n === 0 && !query.isPlaceholderData ? (
        <NoRows filter={filter} />
      ) : (
        isFitting && <Look answer={answer} filter={filter} />
      )}
      <SqlText sql={answer.sql} />
    </div>
  )
}

function NoNumber() {
  return (
    <EmptyState icon={<Sigma size={18} />} title="There is no number here to show so">
      Histograms and heat maps are of a number, such as the duration of requests or the value of
      vitals. Choose another dataset, or a table or a line.
    </EmptyState>
  )
}
