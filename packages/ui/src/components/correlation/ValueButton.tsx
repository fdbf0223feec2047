import { valueName } from '../../format/value-name.ts'
import { filterKeyOf } from './filter-key.ts'
import { useValueFilter } from './value-filter.ts'
import styles from './ValueButton.module.css'

/** A value of a dimension: click for only those that have it, with Alt for those that do not. */
export function ValueButton({ name, value }: { name: string; value: string }) {
  const filter = useValueFilter()
  return (
    <button
      type="button"
      className={styles.value}
      title={`Only ${name} ${valueName(name, value)}; with Alt, all others`}
      onClick={(event) => filter({ key: filterKeyOf(name), value, exclude: event.altKey })}
    >
      <bdi className={styles.name}>{name}</bdi>{' '}
      <bdi>{value === '' ? '(none)' : valueName(name, value)}</bdi>
    </button>
  )
}
