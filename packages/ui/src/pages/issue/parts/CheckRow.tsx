import { formatExact } from '../../../format/numbers.ts'
import styles from './PartsDialog.module.css'

interface CheckRowProps {
  checked: boolean
  onToggle: () => void
  title: string
  /** Small facts below it; empty ones are left out. */
  note: readonly string[]
  events: number
}

export function CheckRow({ checked, onToggle, title, note, events }: CheckRowProps) {
  return (
    <li>
      <label className={styles.row}>
        <input type="checkbox" checked={checked} onChange={onToggle} />
        <span className={styles.words}>
          <bdi className={styles.title}>{title}</bdi>
          <bdi className={styles.note}>{note.filter((part) => part !== '').join(' · ')}</bdi>
        </span>
        <span className={styles.events}>
          {formatExact(events)} {events === 1 ? 'event' : 'events'}
        </span>
      </label>
    </li>
  )
}
