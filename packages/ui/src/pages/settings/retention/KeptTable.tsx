import type { System } from '@seismo/ingest/api'
import { formatBytes, formatExact } from '../../../format/numbers.ts'
import { keptRows } from './kept-rows.ts'
import styles from './RetentionPage.module.css'

/** What is stored, how long each is kept, and what that takes of the disk. */
export function KeptTable({ tables }: { tables: System['tables'] }) {
  if (tables === null) {
    return <p className={styles.hint}>The database does not say what it stores just now.</p>
  }
  if (tables.length === 0) return <p className={styles.hint}>Nothing is stored yet.</p>
  return (
    <table className={styles.table} data-table="kept">
      <thead>
        <tr>
          <th>Kept</th>
          <th>What</th>
          <th className={styles.number}>Now</th>
          <th className={styles.number}>When full</th>
        </tr>
      </thead>
      <tbody>
        {keptRows(tables).map(({ days, names, bytes, forecastBytes }) => (
          <tr key={days ?? 'always'}>
            <th scope="row">{days === null ? 'always' : `${formatExact(days)} d`}</th>
            <td>{names.join(', ')}</td>
            <td className={styles.number}>{formatBytes(bytes)}</td>
            <td className={styles.number}>
              {forecastBytes === null ? '—' : formatBytes(forecastBytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
