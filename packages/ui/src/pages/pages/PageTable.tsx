import type { PageStats } from '@seismo/ingest/api'
import { DataTable } from '../../components/table/DataTable.tsx'
import { SortHead } from '../../components/table/SortHead.tsx'
import type { PageSort } from '../../search/pages-search.ts'
import { PageRow } from './PageRow.tsx'
import styles from './PageTable.module.css'

interface PageTableProps {
  /** Undefined while the first answer is on its way. */
  pages: readonly PageStats[] | undefined
  sort: PageSort
  stale: boolean
  /** What is said where the first answer takes long. */
  slow?: string
}

const heads: readonly { by: PageSort; label: string; title: string; kind: string | undefined }[] = [
  { by: 'views', label: 'Views', title: 'Most views first', kind: styles.number },
  { by: 'errors', label: 'Errors', title: 'Most errors first', kind: styles.number },
  {
    ...{ by: 'crash-free', label: 'Crash-free', kind: styles.crash },
    title: 'Share of sessions without an unhandled error on the page; the worst first',
  },
  {
    by: 'LCP',
    label: 'LCP',
    title: 'Largest Contentful Paint, p75; the worst first',
    kind: styles.vital,
  },
  {
    by: 'INP',
    label: 'INP',
    title: 'Interaction to Next Paint, p75; the worst first',
    kind: styles.vital,
  },
  {
    by: 'CLS',
    label: 'CLS',
    title: 'Cumulative Layout Shift, p75; the worst first',
    kind: styles.vital,
  },
  {
    ...{ by: 'failed-requests', label: 'Failed', kind: styles.number },
    title: 'Most failed requests first',
  },
]

export function PageTable({ pages, sort, stale, slow }: PageTableProps) {
  return (
    <DataTable
      caption="Pages, with the window before as long"
      className={styles.table}
      rows={pages}
      rowOf={(page) => <PageRow key={page.ref} page={page} />}
      {...{ stale, slow }}
      heads={
        <>
          <th>Page</th>
          <SortHead
            {...{ name: 'top', by: 'change', sort, className: styles.trend }}
            label="Views over time"
            title="Most changed first"
          />
          {heads.map(({ kind, ...head }) => (
            <SortHead key={head.by} name="top" {...head} sort={sort} className={kind} />
          ))}
        </>
      }
    />
  )
}
