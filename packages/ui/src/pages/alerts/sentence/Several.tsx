import styles from './Several.module.css'

interface SeveralProps {
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  disabled?: boolean
  onChange: (chosen: string[]) => void
}

/** Any of a list, all in sight. */
export function Several({ label, options, chosen, disabled = false, onChange }: SeveralProps) {
  function toggle(value: string) {
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  }

  return (
    <fieldset className={styles.several} aria-label={label} disabled={disabled}>
      {options.map(({ value, label: text }) => (
        <label key={value} className={styles.option}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <bdi>{text}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
