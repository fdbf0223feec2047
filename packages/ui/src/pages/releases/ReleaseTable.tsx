import type { ReleaseSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import type { ReleaseSort } from '../../search/releases-search.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ReleaseRow } from './ReleaseRow.tsx'
import styles from './ReleaseTable.module.css'

interface ReleaseTableProps {
  /** Undefined while the first answer is on its way. */
  releases: readonly ReleaseSummary[] | undefined
  sort: ReleaseSort
  stale: boolean
}

interface Head {
  by: ReleaseSort
  label: string
  title: string
}

const heads: readonly Head[] = [
  { by: 'adoption', label: 'Adoption', title: 'Share of the sessions of the last 24 hours' },
  { by: 'sessions', label: 'Sessions', title: 'Most sessions first' },
  {
    by: 'crash-free',
    label: 'Crash-free sessions',
    title: 'Share of sessions without an unhandled error; the worst first',
  },
]

export function ReleaseTable({ releases, sort, stale }: ReleaseTableProps) {
  return (
    <table className={styles.table} data-stale={stale} aria-busy={releases === undefined || stale}>
      <thead>
        <tr>
          <th aria-sort={sort === 'first-seen' ? 'descending' : undefined}>
            <SortLink by="first-seen" label="Release" title="The newest first" sort={sort} />
          </th>
          <th className={styles.trend}>Sessions over time</th>
          {heads.map((head) => (
            <SortHead key={head.by} {...head} sort={sort} />
          ))}
          <th
            className={styles.number}
            data-column="users"
            title="Share of users without an unhandled error"
          >
            Crash-free users
          </th>
          <SortHead by="errors" label="Errors" title="Most errors first" sort={sort} />
          <th className={styles.issues}>Issues</th>
          <th className={styles.maps}>Source maps</th>
        </tr>
      </thead>
      <tbody>
        {releases === undefined
          ? Array.from({ length: 8 }, (_, index) => (
              <tr key={index}>
                <td colSpan={9}>
                  <Skeleton height={14} />
                </td>
              </tr>
            ))
          : releases.map((summary) => <ReleaseRow key={summary.release} summary={summary} />)}
      </tbody>
    </table>
  )
}

function SortHead(props: Head & { sort: ReleaseSort }) {
  const { by, sort } = props
  return (
    <th
      className={styles.number}
      data-column={by}
      aria-sort={by === sort ? 'descending' : undefined}
    >
      <SortLink {...props} />
    </th>
  )
}

function SortLink({ by, label, title, sort }: Head & { sort: ReleaseSort }) {
  return (
    <Link
      to="."
      search={(old) => ({ ...old, rank: by })}
      className={styles.sort}
      title={title}
      preload={false}
    >
      {by === sort && <ArrowDown size={12} aria-hidden="true" />}
      {label}
    </Link>
  )
}
