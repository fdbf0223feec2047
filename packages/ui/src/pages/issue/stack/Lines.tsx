import type { EventFrame } from '@seismo/ingest/api'
import { Hidden } from '../../../ui/Hidden.tsx'
import { cx } from '../../../ui/cx.ts'
import type { Token } from './highlight-lines.ts'
import styles from './Lines.module.css'

interface LinesProps {
  frame: EventFrame
  tokens?: readonly (readonly Token[])[]
}

export function Lines({ frame, tokens }: LinesProps) {
  return (
    // Focusable, because a wide line can only be reached by scrolling.
    <div
      className={styles.scroll}
      tabIndex={0}
      role="group"
      aria-label={`Source of ${frame.file ?? 'the frame'}`}
    >
      <ol className={styles.lines}>
        {frame.context.map(({ line, text }, index) => (
          <li key={line} className={cx(styles.line, line === frame.line && styles.blamed)}>
            <span className={styles.number}>
              {line === frame.line && <Hidden>Blamed line </Hidden>}
              {line}
            </span>
            <code className={styles.code}>
              {tokens?.[index]?.map((token, at) => (
                <span key={at} className={styles[token.type]}>
                  {token.value}
                </span>
              )) ?? text}
            </code>
          </li>
        ))}
      </ol>
    </div>
  )
}
