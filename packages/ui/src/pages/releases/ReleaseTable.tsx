import type { ReleaseSummary } from '@seismo/ingest/api'
import { DataTable } from '../../components/table/DataTable.tsx'
import { SortHead } from '../../components/table/SortHead.tsx'
import type { ReleaseSort } from '../../search/releases-search.ts'
import { ReleaseRow } from './ReleaseRow.tsx'
import styles from './ReleaseTable.module.css'

interface ReleaseTableProps {
  /** Undefined while the first answer is on its way. */
  releases: readonly ReleaseSummary[] | undefined
  sort: ReleaseSort
  stale: boolean
  /** What is said where the first answer takes long. */
  slow?: string
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

export function ReleaseTable({ releases, sort, stale, slow }: ReleaseTableProps) {
  const given = { name: 'rank', sort } as const
  return (
    <DataTable
      caption="Releases"
      className={styles.table}
      rows={releases}
      rowOf={(summary) => <ReleaseRow key={summary.release} summary={summary} />}
      {...{ stale, slow }}
      heads={
        <>
          <SortHead {...given} by="first-seen" label="Release" title="The newest first" />
          <th className={styles.trend}>Sessions over time</th>
          {heads.map((head) => (
            <SortHead key={head.by} {...given} {...head} className={styles.number} />
          ))}
          <th
            className={styles.number}
            data-column="users"
            title="Share of users without an unhandled error"
          >
            Crash-free users
          </th>
          <SortHead
            {...given}
            by="errors"
            label="Errors"
            title="Most errors first"
            className={styles.number}
          />
          <th className={styles.issues}>Issues</th>
          <th className={styles.maps}>Source maps</th>
        </>
      }
    />
  )
}
