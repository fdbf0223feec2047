import { Search } from 'lucide-react'
import { useId } from 'react'
import styles from './FindBox.module.css'

interface FindBoxProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** To choose from while anything else can be typed. */
  suggestions?: readonly string[]
  onEnter?: (value: string) => void
}

/** Narrows down what stands below it, as one types. */
export function FindBox({ label, value, onChange, suggestions = [], onEnter }: FindBoxProps) {
  const id = useId()
  return (
    <span className={styles.box}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        list={suggestions.length === 0 ? undefined : id}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // Of a form around it this is no field to send.
          if (event.key === 'Enter') {
            event.preventDefault()
            onEnter?.(value)
          }
          if (event.key !== 'Escape' || value === '') return
          // The first Escape empties the box, the next one is for whatever it stands in.
          event.preventDefault()
          event.stopPropagation()
          onChange('')
        }}
      />
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </span>
  )
}
