import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { FIELDS, OF_CALL, type Line } from './rule-fields.ts'
import styles from './Conditions.module.css'

interface ConditionsProps {
  lines: readonly Line[]
  /** Of calls alone, which have fewer fields. */
  isOfCalls: boolean
  onChange: (lines: Line[]) => void
}

export function Conditions({ lines, isOfCalls, onChange }: ConditionsProps) {
  const fields = isOfCalls ? OF_CALL : FIELDS

  function change(id: number, part: Partial<Line>) {
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  }

  function add() {
    const id = Math.max(-1, ...lines.map((line) => line.id)) + 1
    onChange([...lines, { id, field: fields[0] ?? 'type', key: '', pattern: '' }])
  }

  return (
    <fieldset className={styles.conditions}>
      <legend className={styles.label}>Conditions</legend>
      {lines.map((line, index) => (
        <div key={line.id} className={styles.line}>
          <select
            aria-label={`Field ${index + 1}`}
            className={styles.control}
            value={line.field}
            onChange={(event) => change(line.id, { field: event.target.value })}
          >
            {fieldsWith(fields, line.field).map((field) => (
              <option key={field}>{field}</option>
            ))}
          </select>
          {line.field === 'tag' && (
            <input
              aria-label={`Key of tag ${index + 1}`}
              className={styles.control}
              required
              maxLength={64}
              placeholder="key"
              value={line.key}
              onChange={(event) => change(line.id, { key: event.target.value })}
            />
          )}
          <input
            aria-label={`Pattern ${index + 1}`}
            className={styles.control}
            required
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            placeholder={line.field === 'file' ? 'src/payment/**' : 'Timeout*'}
            value={line.pattern}
            onChange={(event) => change(line.id, { pattern: event.target.value })}
          />
          <IconButton
            label={`Remove condition ${index + 1}`}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div>
        <Button size="small" onClick={add}>
          <Plus size={14} aria-hidden="true" /> Add condition
        </Button>
      </div>
      <p className={styles.hint}>
        <code>*</code> is any text, <code>**</code> any folders, <code>!</code> in front is “not”.
        All fields must hold; two lines of one field are either of them.
      </p>
    </fieldset>
  )
}

/** One that does not fit stays in sight, for the service to say so. */
function fieldsWith(fields: readonly string[], own: string): readonly string[] {
  return fields.includes(own) ? fields : [own, ...fields]
}
