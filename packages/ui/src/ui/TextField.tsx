import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './TextField.module.css'

interface TextFieldProps extends Pick<
  ComponentProps<'input'>,
  | 'autoComplete'
  | 'defaultValue'
  | 'inputMode'
  | 'maxLength'
  | 'minLength'
  | 'placeholder'
  | 'required'
> {
  name: string
  label: string
  type?: 'text' | 'password' | 'datetime-local'
  /** Of a field for several lines. */
  rows?: number
  /** To choose from while anything else can be typed. */
  suggestions?: readonly string[]
  hint?: ReactNode
  error?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, type = 'text', rows, suggestions = [], hint, error, ...rest } = props
  const id = useId()
  const control = {
    ...rest,
    id,
    className: styles.control,
    spellCheck: false,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-hint ${id}-error`,
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...control}
          type={type}
          list={suggestions.length === 0 ? undefined : `${id}-suggestions`}
        />
      ) : (
        <textarea {...control} rows={rows} />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <p id={`${id}-error`} role="alert" className={styles.error}>
        {error}
      </p>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  )
}
