import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './TextField.module.css'

interface TextFieldProps extends Pick<
  ComponentProps<'input'>,
  'autoComplete' | 'defaultValue' | 'maxLength' | 'minLength' | 'placeholder' | 'required'
> {
  name: string
  label: string
  type?: 'text' | 'password'
  /** Of a field for several lines. */
  rows?: number
  hint?: ReactNode
  error?: string | undefined
}

export function TextField({ label, type = 'text', rows, hint, error, ...rest }: TextFieldProps) {
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
        <input {...control} type={type} />
      ) : (
        <textarea {...control} rows={rows} />
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
