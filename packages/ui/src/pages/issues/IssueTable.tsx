import type { IssueSummary } from '@seismo/ingest/api'
import type { IssuesFilter } from '../../search/issues-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { IssueRow } from './IssueRow.tsx'
import { SortHead } from './SortHead.tsx'
import type { Selection } from './use-selection.ts'
import styles from './IssueTable.module.css'

interface IssueTableProps {
  /** Undefined while the first answer is on its way. */
  rows: readonly IssueSummary[] | undefined
  filter: IssuesFilter
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
  stale: boolean
}

export function IssueTable({ rows, filter, selection, stale }: IssueTableProps) {
  return (
    <div className={styles.frame} data-stale={stale} aria-busy={rows === undefined || stale}>
      <table className={styles.table}>
        <caption>
          <Hidden>
            {filter.state} issues, {windowLabel(filter.window)}
          </Hidden>
        </caption>
        <thead>
          <tr>
            {selection && <SelectAll selection={selection} />}
            <th className={styles.severity}>Kind</th>
            <th>Issue</th>
            <th className={styles.trend}>Trend</th>
            <SortHead by="events" sort={filter.sort} />
            <SortHead by="users" sort={filter.sort} />
            <SortHead by="last-seen" sort={filter.sort} />
            <SortHead by="first-seen" sort={filter.sort} />
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? Array.from({ length: 12 }, (_, index) => (
                <SkeletonRow key={index} hasCheck={selection !== undefined} />
              ))
            : rows.map((issue) => <IssueRow key={issue.id} issue={issue} selection={selection} />)}
        </tbody>
      </table>
    </div>
  )
}

function SelectAll({ selection }: { selection: Selection }) {
  return (
    <th className={styles.check}>
      <input
        type="checkbox"
        aria-label="Select all shown"
        checked={selection.all}
        onChange={selection.toggleAll}
      />
    </th>
  )
}

function SkeletonRow({ hasCheck }: { hasCheck: boolean }) {
  return (
    <tr className={styles.bones}>
      {hasCheck && <td />}
      <td>
        <Skeleton width={48} height={10} />
      </td>
      <td className={styles.words}>
        <Skeleton width="62%" height={12} />
        <Skeleton width="38%" height={10} />
      </td>
      <td>
        <Skeleton width={120} height={24} />
      </td>
      <td colSpan={4}>
        <Skeleton height={10} />
      </td>
    </tr>
  )
}
