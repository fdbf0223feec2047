import { formatExact } from '../../format/numbers.ts'
import { Badge } from '../../ui/Badge.tsx'
import { meaningOf } from './drop-reasons.ts'
import type { DropRow } from './drop-rows.ts'
import styles from './SystemTable.module.css'

export function DropTable({ rows }: { rows: readonly DropRow[] }) {
  if (rows.length === 0) {
    return <p className={styles.none}>Nothing: all that came in this time range was stored.</p>
  }
  return (
    <table className={styles.table} data-table="drops">
      <thead>
        <tr>
          <th className={styles.reason}>Reason</th>
          <th className={styles.by}>Left out by</th>
          <th>What it means, and what to do</th>
          <th className={styles.number}>Items</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.by} ${row.kind} ${row.reason}`} data-reason={row.reason}>
            <th scope="row" className={styles.reason}>
              <bdi>{row.kind}</bdi> · <bdi>{row.reason}</bdi>
            </th>
            <td className={styles.by}>
              <Badge tone={row.by === 'page' ? 'info' : 'muted'}>
                {row.by === 'page' ? 'the page' : 'Seismo'}
              </Badge>
            </td>
            <td className={styles.meaning}>
              {meaningOf(row) ?? 'This page does not know the reason yet.'}
            </td>
            <td className={styles.number}>{formatExact(row.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
