import type { TraceTree } from '@seismo/ingest/api'
import { useState } from 'react'
import { useStoredChoice } from '../../hooks/use-stored-choice.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { comparedWords, summaryOf } from './span-words.ts'
import { SpanTable } from './SpanTable.tsx'
import { Waterfall } from './Waterfall.tsx'
import styles from './SpanTree.module.css'

const views = [
  { value: 'bars', label: 'Waterfall' },
  { value: 'table', label: 'Table' },
] as const

/** More are there when asked for: of a trace of hundreds the first screen is enough to see where to look. */
const AT_FIRST = 40

export function SpanTree({ tree }: { tree: TraceTree }) {
  const [view, setView] = useStoredChoice('trace', ['bars', 'table'])
  const [isWhole, setWhole] = useState(tree.spans.length <= AT_FIRST)
  const spans = isWhole ? tree.spans : tree.spans.slice(0, AT_FIRST)
  return (
    <div className={styles.tree}>
      <div className={styles.head}>
        <p className={styles.summary}>
          <bdi>{summaryOf(tree)}</bdi>
        </p>
        <Segmented label="Trace as" options={views} value={view} onChange={setView} />
      </div>
      {view === 'bars' ? (
        <Waterfall spans={spans} durationMs={tree.durationMs} />
      ) : (
        <SpanTable spans={spans} />
      )}
      {!isWhole && (
        <Button size="small" onClick={() => setWhole(true)}>
          Show {tree.spans.length - AT_FIRST} more spans
        </Button>
      )}
      <p className={styles.note}>
        {comparedWords(tree)}
        {tree.leftOut > 0 &&
          ` ${tree.leftOut} of ${tree.spanCount} spans are left out: those that failed, were slow or took longest are here.`}
      </p>
    </div>
  )
}
