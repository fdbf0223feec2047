import { useId } from 'react'
import styles from './Pick.module.css'

interface PickProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of several, with what it is before it. */
export function Pick<Value extends string>({ label, value, options, onChange }: PickProps<Value>) {
  const id = useId()
  return (
    <span className={styles.pick}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        // as: the options are all that there is.
        onChange={({ target }) => onChange(target.value as Value)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  )
}
