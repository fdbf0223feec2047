import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Drawer.module.css'

interface DrawerProps {
  title: ReactNode
  children: ReactNode
  onClose: () => void
}

/** Slides over the page's edge, or over all of a phone; open as long as it is mounted. */
export function Drawer({ title, children, onClose }: DrawerProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    // Closed while it still is in the document, or the browser would not give the focus back.
    return () => opened?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // Only the backdrop is the dialog itself; everything else lies within.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.inside}>
        <header className={styles.header}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </header>
        <div className={styles.body}>{children}</div>
      </div>
    </dialog>
  )
}
