import { Segmented, type SegmentedProps } from './Segmented.tsx'
import styles from './SegmentedField.module.css'

interface SegmentedFieldProps<Value extends string> extends SegmentedProps<Value> {
  /** What the choice means. */
  hint?: string
}

/** The same with its label in sight, among other fields. */
export function SegmentedField<Value extends string>(props: SegmentedFieldProps<Value>) {
  const { hint, ...segmented } = props
  return (
    <div className={styles.field}>
      {/* The group has it as its name already. */}
      <span className={styles.label} aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...segmented} />
      {hint !== undefined && (
        <p className={styles.hint} role="status">
          {hint}
        </p>
      )}
    </div>
  )
}
