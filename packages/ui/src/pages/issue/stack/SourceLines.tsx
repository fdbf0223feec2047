import type { EventFrame } from '@seismo/ingest/api'
import { lazy, Suspense } from 'react'
import { Hidden } from '../../../ui/Hidden.tsx'
import { cx } from '../../../ui/cx.ts'
import styles from './SourceLines.module.css'

const Highlighted = lazy(async () => ({ default: (await import('./Highlighted.tsx')).Highlighted }))

/** The lines around the blamed one, readable at once and coloured as soon as the colours are loaded. */
export function SourceLines({ frame }: { frame: EventFrame }) {
  const lines = frame.context
  return (
    // Focusable, because a wide line can only be reached by scrolling.
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={`Source of ${frame.file ?? ''}`}>
      <ol className={styles.lines}>
        {lines.map(({ line, text }, index) => (
          <li key={line} className={cx(styles.line, line === frame.line && styles.blamed)}>
            <span className={styles.number}>
              {line === frame.line && <Hidden>blamed line </Hidden>}
              {line}
            </span>
            <code className={styles.code}>
              <Suspense fallback={text}>
                <Highlighted lines={lines} index={index} />
              </Suspense>
            </code>
          </li>
        ))}
      </ol>
    </div>
  )
}
