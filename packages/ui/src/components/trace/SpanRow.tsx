import type { TraceSpan } from '@seismo/ingest/api'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Shape } from '../../ui/Shape.tsx'
import { formatMs, marksOf, type SpanMark } from './span-words.ts'
import { SpanFacts } from './SpanFacts.tsx'
import styles from './SpanRow.module.css'

interface SpanRowProps {
  span: TraceSpan
  durationMs: number
  isCurrent: boolean
  onCurrent: () => void
}

const STEP = 12
/** Deeper ones stand as far in as these: a row has to keep room for its words. */
const MOST_STEPS = 10

export function SpanRow({ span, durationMs, isCurrent, onCurrent }: SpanRowProps) {
  const [open, setOpen] = useState(false)
  const marks = marksOf(span)
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <li className={styles.row}>
      <button
        type="button"
        data-span
        className={styles.button}
        aria-expanded={open}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={onCurrent}
        onClick={() => setOpen(!open)}
      >
        <span
          className={styles.name}
          style={{ paddingLeft: Math.min(span.depth, MOST_STEPS) * STEP }}
        >
          <Chevron size={12} aria-hidden="true" className={styles.chevron} />
          <span className={styles.words}>
            <bdi className={styles.service}>{span.service}</bdi> <bdi>{span.operation}</bdi>
            {marks.map((mark) => (
              <span key={mark.word} className={styles.mark}>
                <Shape name={mark.shape} tone={mark.tone} size={8} /> {mark.word}
              </span>
            ))}
          </span>
        </span>
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.bar}
            data-tone={toneOf(marks)}
            data-critical={span.criticalMs > 0}
            style={placeOf(span, durationMs)}
          />
        </span>
        <span className={styles.time}>{formatMs(span.durationMs)}</span>
      </button>
      {open && <SpanFacts span={span} />}
    </li>
  )
}

function toneOf([first]: readonly SpanMark[]): string {
  return first?.tone === 'poor' || first?.tone === 'ni' ? first.tone : 'plain'
}

/** Never nothing: what took no time still happened. */
function placeOf({ startMs, durationMs }: TraceSpan, wholeMs: number) {
  const share = (ms: number) => (wholeMs > 0 ? Math.min(100, Math.max(0, (ms / wholeMs) * 100)) : 0)
  return { left: `${share(startMs)}%`, width: `max(2px, ${share(durationMs)}%)` }
}
