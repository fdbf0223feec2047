import type { PageStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import { useRowFocus } from '../../hooks/use-row-focus.ts'
import type { PageSort } from '../../search/pages-search.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PageRow } from './PageRow.tsx'
import styles from './PageTable.module.css'

interface PageTableProps {
  /** Undefined while the first answer is on its way. */
  pages: readonly PageStats[] | undefined
  sort: PageSort
  stale: boolean
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

export function PageTable({ pages, sort, stale }: PageTableProps) {
  const body = useRowFocus()
  return (
    <table className={styles.table} data-stale={stale} aria-busy={pages === undefined || stale}>
      <caption>
        <Hidden>Pages, with the window before as long</Hidden>
      </caption>
      <thead>
        <tr>
          <th>Page</th>
          <th className={styles.trend}>
            <SortLink by="change" label="Views over time" title="Most changed first" sort={sort} />
          </th>
          {heads.map(({ kind, ...head }) => (
            <th
              key={head.by}
              className={kind}
              data-column={head.by}
              aria-sort={head.by === sort ? 'descending' : undefined}
            >
              <SortLink {...head} sort={sort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {pages === undefined
          ? Array.from({ length: 10 }, (_, index) => (
              <tr key={index}>
                <td colSpan={9}>
                  <Skeleton height={14} />
                </td>
              </tr>
            ))
          : pages.map((page) => <PageRow key={page.ref} page={page} />)}
      </tbody>
    </table>
  )
}

interface SortLinkProps {
  by: PageSort
  label: string
  title: string
  sort: PageSort
}

function SortLink({ by, label, title, sort }: SortLinkProps) {
  return (
    <Link
      to="."
      search={(old) => ({ ...old, top: by })}
      className={styles.sort}
      title={title}
      preload={false}
    >
      {by === sort && <ArrowDown size={12} aria-hidden="true" />}
      {label}
    </Link>
  )
}
