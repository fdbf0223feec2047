import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import styles from './SecretOnce.module.css'

export interface Secret {
  /** Whose, and what it is. */
  title: string
  /** What the copy button copies. */
  label: string
  value: string
}

/** What the service tells once. It takes the focus, so that nobody goes on without having seen it. */
export function SecretOnce({ secret, onDone }: { secret: Secret; onDone: () => void }) {
  const { title, label, value } = secret
  return (
    <section className={styles.secret} aria-label={title} tabIndex={-1} ref={takeFocus}>
      <h3>{title}</h3>
      <p>Shown this once: only a hash of it is kept. Copy it now.</p>
      <CodeBlock code={value} label={label} />
      <div>
        <Button size="small" onClick={onDone}>
          I have copied it
        </Button>
      </div>
    </section>
  )
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
