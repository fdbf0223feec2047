import { useId, useRef } from 'react'
import { offsetOf, type Fault } from './faults.ts'
import styles from './YamlField.module.css'

interface YamlFieldProps {
  label: string
  yaml: string
  faults: readonly Fault[]
  readOnly: boolean
  /** Shown while there is nothing yet. */
  placeholder?: string
  onChange: (yaml: string) => void
}

const FEWEST_LINES = 12

/** A text of YAML with its lines numbered, and what is wrong in which of them. */
export function YamlField(props: YamlFieldProps) {
  const { label, yaml, faults, readOnly, placeholder = '', onChange } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const lines = Math.max(FEWEST_LINES, yaml.split('\n').length + 1)
  const atFault = new Set(faults.map(({ line }) => line))

  function goTo(fault: Fault) {
    const at = offsetOf(yaml, fault)
    field.current?.focus()
    field.current?.setSelectionRange(at, at)
  }

  return (
    <div className={styles.field}>
      <div className={styles.frame}>
        <ol className={styles.numbers} aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <li key={index} data-fault={atFault.has(index + 1) || undefined}>
              {atFault.has(index + 1) ? `▲ ${index + 1}` : index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          className={styles.text}
          aria-label={label}
          aria-invalid={faults.length > 0}
          aria-describedby={id}
          rows={lines}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          readOnly={readOnly}
          value={yaml}
          placeholder={readOnly ? '' : placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <ul id={id} className={styles.faults} role="alert">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.message}`}>
            <button type="button" className={styles.fault} onClick={() => goTo(fault)}>
              Line {fault.line}, column {fault.column}
            </button>
            : {fault.message}
          </li>
        ))}
      </ul>
    </div>
  )
}
