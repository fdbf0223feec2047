import { CopyButton } from './CopyButton.tsx'
import styles from './CodeBlock.module.css'

interface CodeBlockProps {
  code: string
  /** What the copy button copies, as in "Copy script tag". */
  label: string
}

export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      {/* Focusable, because a wide line can only be reached by scrolling. */}
      <pre className={styles.code} tabIndex={0} aria-label={label}>
        {code}
      </pre>
      <CopyButton text={code} label={`Copy ${label}`} />
    </div>
  )
}
