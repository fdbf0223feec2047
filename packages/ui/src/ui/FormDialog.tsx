import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './FormDialog.module.css'

interface FormDialogProps {
  title: string
  children: ReactNode
  /** The word on the button that does it. */
  action: string
  /** Red is for what went wrong: an action that takes something away is outlined. */
  look?: 'primary' | 'outline'
  isPending: boolean
  /** Why it was refused. */
  error: string | undefined
  onSubmit: (form: FormData) => void
  onClose: () => void
}

/** Asks before something is done; open as long as it is mounted. */
export function FormDialog(props: FormDialogProps) {
  const { title, children, action, look = 'primary', isPending, error, onSubmit, onClose } = props
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    // Closed while it still is in the document, or the browser would not give the focus back.
    return () => opened?.close()
  }, [])

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onCancel={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit(new FormData(event.currentTarget))
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <p role="alert" className={styles.error}>
          {error}
        </p>
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look={look} disabled={isPending}>
            {action}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
