import { cx } from '../../../ui/cx.ts'
import styles from './controls.module.css'

interface ChooseProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  disabled?: boolean
}

/** One of a list, within a sentence: the browser's own, which every keyboard and phone knows. */
export function Choose<Value extends string>({ label, options, ...props }: ChooseProps<Value>) {
  const { value, onChange, disabled = false } = props
  return (
    <select
      aria-label={label}
      className={cx(styles.control, styles.choose)}
      value={value}
      disabled={disabled}
      // as: each option below is one of the values.
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  )
}
