import type { IssueSummary } from '@seismo/ingest/api'
import { useMemo, type ChangeEvent, type Ref } from 'react'
import { SortHead } from '../../../components/table/SortHead.tsx'
import { VIEW_LABELS } from '../../../search/issue-views.ts'
import { ISSUE_SORTS, type IssuesFilter } from '../../../search/issues-search.ts'
import { oneOf } from '../../../search/one-of.ts'
import { windowLabel } from '../../../search/time-window.ts'
import { Hidden } from '../../../ui/Hidden.tsx'
import type { Selection } from '../bulk/use-selection.ts'
import { SORT_LABELS } from '../sort-labels.ts'
import { COLUMN_LABELS, COLUMNS, type Column, type Display } from '../use-display.ts'
import { IssueRows, type RowsHandle } from './IssueRows.tsx'
import { SkeletonRow } from './SkeletonRow.tsx'
import styles from './IssueTable.module.css'

interface IssueTableProps {
  /** Undefined while the first answer is on its way. */
  rows: readonly IssueSummary[] | undefined
  filter: IssuesFilter
  display: Display
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
  stale: boolean
  hasMore: boolean
  onNearEnd: (() => void) | undefined
  ref: Ref<RowsHandle>
}

export function IssueTable(props: IssueTableProps) {
  const { rows, filter, display, selection, stale, hasMore, onNearEnd, ref } = props
  const columns = useMemo(
    () => COLUMNS.filter((column) => display.columns.has(column)),
    [display.columns],
  )
  return (
    <div className={styles.frame} data-stale={stale} aria-busy={rows === undefined || stale}>
      <table
        className={styles.table}
        data-density={display.density}
        aria-rowcount={rows === undefined || hasMore ? UNKNOWN : rows.length + 1}
      >
        <caption>
          <Hidden>
            {VIEW_LABELS[filter.view]} issues, {windowLabel(filter.window)}
          </Hidden>
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            {selection && <SelectAll selection={selection} />}
            <th className={styles.severity}>
              <Hidden>Kind</Hidden>
            </th>
            <th>Issue</th>
            {columns.map((column) => (
              <Head key={column} column={column} sort={filter.sort} />
            ))}
          </tr>
        </thead>
        <tbody onChange={(event) => selection !== undefined && select(event, selection)}>
          {rows === undefined ? (
            Array.from({ length: 12 }, (_, index) => (
              <SkeletonRow key={index} columns={columns} hasCheck={selection !== undefined} />
            ))
          ) : (
            <IssueRows
              {...{ rows, columns, hasMore, onNearEnd, ref }}
              density={display.density}
              isSelected={selection?.has}
            />
          )}
        </tbody>
      </table>
    </div>
  )
}

/** What ARIA calls a table whose end nobody has seen yet. */
const UNKNOWN = -1

/** One listener for all boxes: rows that had their own would be drawn anew with every selection. */
function select({ target, nativeEvent }: ChangeEvent<HTMLElement>, selection: Selection) {
  const id = target.closest<HTMLElement>('[data-issue]')?.dataset.issue
  if (id === undefined) return
  if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) selection.extendTo(id)
  else selection.toggle(id)
}

function Head({ column, sort }: { column: Column; sort: IssuesFilter['sort'] }) {
  const by = oneOf(ISSUE_SORTS, column)
  if (by !== undefined) {
    const label = SORT_LABELS[by]
    return <SortHead {...{ name: 'sort', by, sort, label, className: styles.number }} />
  }
  return (
    <th className={column === 'sessions' ? styles.number : undefined} data-column={column}>
      {COLUMN_LABELS[column]}
    </th>
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
