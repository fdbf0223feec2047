import { ArrowUp } from 'lucide-react'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './WaitingPill.module.css'

interface WaitingPillProps {
  waiting: number
  onShow: () => void
}

/** Floats over the list, because making room for it would move what is being read. */
export function WaitingPill({ waiting, onShow }: WaitingPillProps) {
  return (
    <div className={styles.anchor} role="status">
      {waiting > 0 && (
        <button type="button" className={styles.pill} onClick={onShow}>
          <ArrowUp size={14} aria-hidden="true" />
          {waiting} new — press <Kbd>.</Kbd>
        </button>
      )}
    </div>
  )
}
