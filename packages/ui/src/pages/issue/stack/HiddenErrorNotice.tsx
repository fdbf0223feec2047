import type { IssueEvent } from '@seismo/ingest/api'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './MapNotice.module.css'

/** A nameless `Script error.` and the tags that would give the next one its name. */
export function HiddenErrorNotice({ event: { scriptTags } }: { event: IssueEvent }) {
  if (scriptTags.length === 0) return null
  return (
    <div className={styles.notice}>
      <p className={styles.text}>
        <Shape name="triangle" tone="ni" />
        Browsers hide what went wrong in a script of another origin. This came from one of these
        tags: with <code>crossorigin</code> on the tag, and CORS headers on the script’s answer, the
        next one has its stack.
      </p>
      <CodeBlock code={scriptTags.join('\n')} label="script tags" />
    </div>
  )
}
