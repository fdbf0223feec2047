import { formatExact, formatPercent } from '../../../format/numbers.ts'
import { valueName } from '../../../format/value-name.ts'
import { FilterValue } from './FilterValue.tsx'
import styles from './TagValue.module.css'

interface TagValueProps {
  name: string
  value: string
  events: number
  /** Of all values. */
  total: number
}

/** A value with its share, as a bar that can be filtered by. */
export function TagValue({ name, value, events, total }: TagValueProps) {
  return (
    <li>
      <FilterValue name={name} value={value} className={styles.value}>
        <span
          className={styles.bar}
          style={{ width: `${total === 0 ? 0 : (events / total) * 100}%` }}
          aria-hidden="true"
        />
        <bdi className={styles.word}>{value === '' ? '(empty)' : valueName(name, value)}</bdi>
        <span className={styles.share} title={`${formatExact(events)} events`}>
          {formatPercent(events, total)}
        </span>
      </FilterValue>
    </li>
  )
}
