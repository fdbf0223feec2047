import { Button } from '../../ui/Button.tsx'
import styles from './SaveRow.module.css'

interface SaveRowProps {
  label: string
  isPending: boolean
  saved: string | undefined
  error: string | undefined
}

/** The end of a form that stays on the page: its button and what came of it. */
export function SaveRow({ label, isPending, saved, error }: SaveRowProps) {
  return (
    <div className={styles.row}>
      <Button type="submit" disabled={isPending}>
        {label}
      </Button>
      <span role="status" className={styles.saved}>
        {saved}
      </span>
      <span role="alert" className={styles.error}>
        {error}
      </span>
    </div>
  )
}
