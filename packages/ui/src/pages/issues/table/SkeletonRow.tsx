import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { Column } from '../use-display.ts'
import styles from './IssueTable.module.css'

/** As high as the row that takes its place. */
export function SkeletonRow({
  columns,
  hasCheck,
}: {
  columns: readonly Column[]
  hasCheck: boolean
}) {
  return (
    <tr className={styles.bones} aria-hidden="true">
      {hasCheck && <td />}
      <td>
        <Skeleton width={48} height={10} />
      </td>
      <td className={styles.words}>
        <Skeleton width="62%" height={12} />
        <Skeleton width="38%" height={10} />
      </td>
      {columns.map((column) => (
        <td key={column} data-column={column}>
          <Skeleton height={column === 'trend' ? 24 : 10} />
        </td>
      ))}
    </tr>
  )
}
