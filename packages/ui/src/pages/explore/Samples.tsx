import type { ExploreSample } from '@seismo/ingest/api'
import type { Field } from '@seismo/ingest/explore'
import { refOfName } from '@seismo/ingest/search'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import { exploreSamplesQuery } from '../../api/explore.ts'
import { ValueLink } from '../../components/filter/ValueLink.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { formatAbsolute, formatMinute } from '../../format/time.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import { NoRows } from './NoRows.tsx'
import { shownFields } from './shown-fields.ts'
import { SqlText } from './SqlText.tsx'
import styles from './AnswerTable.module.css'
import pageStyles from './ExplorePage.module.css'

/** Single rows, each with a way to what it is part of. */
export function Samples({ filter }: { filter: ExploreFilter }) {
  const { slug } = useProject()
  const query = useInfiniteQuery(exploreSamplesQuery(slug, filter))
  if (query.isError && query.data === undefined) {
    return <QueryError error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.data === undefined) {
    return (
      <div role="status" aria-label="Loading rows" className={pageStyles.result}>
        <Skeleton height={320} />
      </div>
    )
  }
  const items = query.data.pages.flatMap((page) => page.items)
  const last = query.data.pages.at(-1)
  if (items.length === 0) return <NoRows filter={filter} />
  return (
    <div className={pageStyles.result} data-stale={query.isPlaceholderData}>
      <p className={pageStyles.note} aria-live="polite">
        {formatExact(items.length)} rows{query.hasNextPage && ', and more'}
        {last?.partial === true && ' · partial: choose a shorter time range'}
      </p>
      <SampleTable items={items} filter={filter} />
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
      {last !== undefined && <SqlText sql={last.sql} />}
    </div>
  )
}

interface SampleTableProps {
  items: readonly ExploreSample[]
  filter: ExploreFilter
}

function SampleTable({ items, filter }: SampleTableProps) {
  const { dataset } = filter
  const fields = shownFields(dataset, items)
  const isSampled = items.some(({ weight }) => weight !== 1)
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Rows">
      <table className={styles.table} data-table="samples">
        <thead>
          <tr>
            <th>time</th>
            {dataset === 'errors' && <th>issue</th>}
            {fields.map(({ key, unit }) => (
              <th key={key} className={unit === undefined ? undefined : styles.number}>
                {key}
              </th>
            ))}
            {isSampled && <th className={styles.number}>stands for</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={index}>
              <td title={formatAbsolute(item.at)}>{formatMinute(item.at)}</td>
              {dataset === 'errors' && (
                <td>
                  <EventLink item={item} />
                </td>
              )}
              {fields.map(({ key, unit }) => (
                <td key={key} className={unit === undefined ? styles.value : styles.number}>
                  <SampleCell {...{ item, filter }} field={{ key, unit }} />
                </td>
              ))}
              {isSampled && <td className={styles.number}>{formatExact(item.weight)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SampleCellProps {
  item: ExploreSample
  field: Pick<Field, 'key'> & { unit: Field['unit'] }
  filter: ExploreFilter
}

function SampleCell({ item, field: { key, unit }, filter }: SampleCellProps) {
  const value = item.fields[key] ?? ''
  if (typeof value === 'number' && key !== 'status') {
    return formatNumber(value, unit, isOfScores(filter, item.fields.metric))
  }
  return (
    <>
      <ValueLink filterKey={key} value={String(value)} isInTabs>
        <bdi>{value === '' ? '—' : value}</bdi>
      </ValueLink>
      <WayTo {...{ item, field: key, value: String(value) }} />
    </>
  )
}

/** To the page or session itself, beside the value that filters. */
function WayTo({ item, field, value }: { item: ExploreSample; field: string; value: string }) {
  const { slug } = useProject()
  if (value === '' || (field !== 'session' && field !== 'page')) return null
  const icon = <ArrowUpRight size={12} aria-hidden="true" />
  if (field === 'page') {
    const route = refOfName(value)
    if (route === undefined) return null
    return (
      <Link
        to="/p/$project/pages/$route"
        params={{ project: slug, route }}
        search={({ from, to }) => ({ from, to })}
        className={styles.way}
        aria-label={`Open the page ${value}`}
      >
        {icon}
      </Link>
    )
  }
  return (
    <Link
      to="/p/$project/sessions/$session"
      params={{ project: slug, session: value }}
      search={({ from, to }) => ({ from, to, at: new Date(item.at).toISOString() })}
      className={styles.way}
      aria-label="Open the session"
    >
      {icon}
    </Link>
  )
}

function EventLink({ item: { issue, eventId } }: { item: ExploreSample }) {
  const { slug } = useProject()
  if (issue === null || eventId === null) return '—'
  return (
    <Link
      to="/p/$project/issues/$issueId/e/$event"
      params={{ project: slug, issueId: issue, event: eventId }}
      search={({ from, to }) => ({ from, to })}
      title="Open the event in its issue"
    >
      {issue}
    </Link>
  )
}
