import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button, IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'
import { useToasts } from './toasts.ts'
import styles from './Toaster.module.css'

export function Toaster() {
  const toasts = useToasts()
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current)
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {shown.map(({ id, text, tone, undo }) => (
        <div key={id} className={cx(styles.toast, styles[tone])}>
          <span className={styles.text}>{text}</span>
          {undo !== undefined && (
            <Button
              size="small"
              onClick={() => {
                toasts.dismiss(id)
                undo()
              }}
            >
              Undo <Kbd>z</Kbd>
            </Button>
          )}
          <IconButton label="Dismiss" className={styles.close} onClick={() => toasts.dismiss(id)}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
