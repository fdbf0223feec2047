import type { ReactNode } from 'react'
import { useRowFocus } from '../../hooks/use-row-focus.ts'
import { cx } from '../../ui/cx.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SlowWords } from '../SlowWords.tsx'
import styles from './DataTable.module.css'

interface DataTableProps<Row> {
  caption: string
  /** The cells of its head. */
  heads: ReactNode
  /** Undefined while the first answer is on its way. */
  rows: readonly Row[] | undefined
  rowOf: (row: Row) => ReactNode
  /** The answer before, while the next one loads. */
  stale: boolean
  /** What is said where the first answer takes long. */
  slow?: string | undefined
  /** How wide its columns are, and what stands where on a small screen. */
  className: string | undefined
}

const BONES = 10
const SLOW = 'Still counting. A shorter time range is answered sooner.'

/** Rows of pages, sessions, requests, releases: one look, and one way through them by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, heads, rows, rowOf, stale, slow = SLOW, className } = props
  const body = useRowFocus()
  return (
    <table
      className={cx(styles.table, className)}
      data-stale={stale}
      aria-busy={rows === undefined || stale}
    >
      <caption>
        <Hidden>{caption}</Hidden>
      </caption>
      <thead>
        <tr>{heads}</tr>
      </thead>
      <tbody ref={body}>{rows?.map(rowOf) ?? <Bones slow={slow} />}</tbody>
    </table>
  )
}

function Bones({ slow }: { slow: string }) {
  return Array.from({ length: BONES }, (_, index) => (
    <tr key={index} className={styles.bones}>
      {/* Spanning more columns than there are would take the room of those that are. */}
      <td>
        <div className={styles.bone} {...(index === 0 && { role: 'status' })}>
          {index === 0 ? (
            <SlowWords before={<Skeleton height={14} />}>{slow}</SlowWords>
          ) : (
            <Skeleton height={14} />
          )}
        </div>
      </td>
    </tr>
  ))
}
