import { useId, type ComponentProps } from 'react'
import { cx } from '../../../ui/cx.ts'
import styles from './controls.module.css'

interface BlankProps extends Pick<
  ComponentProps<'input'>,
  'inputMode' | 'maxLength' | 'pattern' | 'placeholder' | 'required' | 'disabled'
> {
  label: string
  value: string
  onChange: (value: string) => void
  /** In characters; as wide as there is room without it. */
  width?: number
  suggestions?: readonly string[]
  error?: string | undefined
}

/** A blank to be filled in, within a sentence. */
export function Blank({
  label,
  value,
  onChange,
  width,
  suggestions = [],
  error,
  ...rest
}: BlankProps) {
  const id = useId()
  return (
    <>
      <input
        {...rest}
        aria-label={label}
        aria-invalid={error !== undefined}
        className={cx(styles.control, width === undefined && styles.wide)}
        style={
          width === undefined
            ? undefined
            : { width: `calc(${width}ch + ${suggestions.length > 0 ? 34 : 22}px)` }
        }
        title={error}
        value={value}
        spellCheck={false}
        autoComplete="off"
        list={suggestions.length === 0 ? undefined : id}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}
