import { formatExact } from '../../format/numbers.ts'
import { Shape } from '../../ui/Shape.tsx'
import type { KindRow } from './kind-rows.ts'
import styles from './SystemTable.module.css'

/** Kinds that are not an item, whose name alone says too little. */
const NOTES = new Map([
  ['beacon', 'whole bodies that were refused'],
  ['server-sample', 'from Prometheus'],
])

export function KindTable({ rows }: { rows: readonly KindRow[] }) {
  return (
    <table className={styles.table} data-table="kinds">
      <thead>
        <tr>
          <th>Kind</th>
          <th className={styles.number}>Received</th>
          <th className={styles.number}>Stored</th>
          <th className={styles.number}>Dropped</th>
          <th className={styles.number}>Left out by pages</th>
          <th className={styles.sum}>Adds up?</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind} data-kind={row.kind}>
            <th scope="row" className={styles.kind}>
              <bdi>{row.kind}</bdi> <span className={styles.note}>{NOTES.get(row.kind)}</span>
            </th>
            <Amount n={row.received} unit="received" />
            <Amount n={row.stored} unit="stored" />
            <Amount n={row.dropped} unit="dropped" />
            <Amount n={row.clientDropped} unit="left out by pages" />
            <td className={styles.sum}>
              <Sum open={row.open} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Amount({ n, unit }: { n: number; unit: string }) {
  return (
    <td className={styles.number} data-zero={n === 0}>
      {formatExact(n)} <span className={styles.unit}>{unit}</span>
    </td>
  )
}

/** Whether received = stored + dropped. */
function Sum({ open }: { open: number }) {
  if (open === 0) {
    return (
      <span className={styles.mark}>
        <Shape name="circle" tone="good" /> Adds up
      </span>
    )
  }
  const off = formatExact(Math.abs(open))
  return (
    <strong className={styles.mark}>
      <Shape name="square" tone="poor" /> {open > 0 ? `${off} missing` : `${off} too many`}
    </strong>
  )
}
