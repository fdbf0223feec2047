import type { System } from '@seismo/ingest/api'
import { formatBytes, formatCount, formatExact } from '../../format/numbers.ts'
import { DiskForecast } from '../../components/DiskForecast.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sumOf, type TableSize } from './storage-sum.ts'
import styles from './SystemTable.module.css'

/** What lies in the database for how long, and how much it comes to. */
export function StorageTable({ tables, disk }: Pick<System, 'disk'> & { tables: TableSize[] }) {
  const sum = sumOf(tables)
  return (
    <Panel title="Storage" note={<DiskForecast disk={disk} />} flush>
      <table className={styles.table} data-table="storage">
        <thead>
          <tr>
            <th>Table</th>
            <th className={styles.number}>Kept</th>
            <th className={styles.number}>Rows</th>
            <th className={styles.number}>On disk</th>
            <th className={styles.number} title="Bytes before compression by bytes on disk">
              Compressed
            </th>
            <th className={styles.number} title="That come in a day, by the days that are there">
              A day
            </th>
            <th
              className={styles.number}
              title="Pieces that the rows lie in; merging makes fewer of them, and where it does not keep up they are thousands"
            >
              Parts
            </th>
            <th
              className={styles.number}
              title="Rows whose time is over, deleted with the last of their day or week"
            >
              To delete
            </th>
            <th
              className={styles.number}
              title="Once as many days are there as are kept, if they go on as so far"
            >
              In time
            </th>
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
  table: Omit<TableSize, 'name' | 'keptDays'>
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
        {ratioOf(table)} <span className={styles.unit}>compressed</span>
      </td>
      <td className={styles.number}>
        {table.bytesPerDay === null ? '—' : formatBytes(table.bytesPerDay)}{' '}
        <span className={styles.unit}>a day</span>
      </td>
      <td className={styles.number}>
        {formatExact(table.parts)} <span className={styles.unit}>parts</span>
      </td>
      <td className={styles.number} data-zero={table.expiredBytes === 0}>
        {formatBytes(table.expiredBytes)} <span className={styles.unit}>to delete</span>
      </td>
      <td className={styles.number}>
        {table.forecastBytes === null ? '—' : formatBytes(table.forecastBytes)}{' '}
        <span className={styles.unit}>in time</span>
      </td>
    </tr>
  )
}

function ratioOf({ bytes, rawBytes }: Pick<TableSize, 'bytes' | 'rawBytes'>): string {
  return bytes === 0 ? '—' : `${(rawBytes / bytes).toFixed(1)}×`
}

function keptWord({ keptDays }: TableSize): string {
  if (keptDays === null) return 'for good'
  return keptDays === 1 ? '1 day' : `${formatExact(keptDays)} days`
}
