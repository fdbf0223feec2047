import type { System } from '@seismo/ingest/api'
import { formatBytes, formatCount, formatExact } from '../../format/numbers.ts'
import { Panel } from '../../ui/Panel.tsx'
import { sumOf, type TableSize } from './storage-sum.ts'
import styles from './SystemTable.module.css'

/** What lies in the database for how long, and how much it comes to. */
export function StorageTable({ tables }: { tables: NonNullable<System['tables']> }) {
  const sum = sumOf(tables)
  return (
    <Panel
      title="Storage"
      note="In time: once as many days are there as are kept, if they go on as so far."
      flush
    >
      <table className={styles.table} data-table="storage">
        <thead>
          <tr>
            <th>Table</th>
            <th className={styles.number}>Kept</th>
            <th className={styles.number}>Rows</th>
            <th className={styles.number}>On disk</th>
            <th className={styles.number}>In time</th>
          </tr>
        </thead>
        <tbody>
          <Line name="All of them" table={sum} />
          {tables.map((table) => (
            <Line key={table.name} name={table.name} table={table} kept={keptWord(table)} />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

interface LineProps {
  name: string
  table: Pick<TableSize, 'rows' | 'bytes' | 'forecastBytes'>
  kept?: string
}

function Line({ name, table, kept = '' }: LineProps) {
  return (
    <tr>
      <th scope="row" className={styles.kind}>
        {name}
      </th>
      <td className={styles.number}>{kept}</td>
      <td className={styles.number} title={formatExact(table.rows)}>
        {formatCount(table.rows)} <span className={styles.unit}>rows</span>
      </td>
      <td className={styles.number}>
        {formatBytes(table.bytes)} <span className={styles.unit}>on disk</span>
      </td>
      <td className={styles.number}>
        {table.forecastBytes === null ? '—' : formatBytes(table.forecastBytes)}{' '}
        <span className={styles.unit}>in time</span>
      </td>
    </tr>
  )
}

function keptWord({ keptDays }: TableSize): string {
  if (keptDays === null) return 'for good'
  return keptDays === 1 ? '1 day' : `${formatExact(keptDays)} days`
}
