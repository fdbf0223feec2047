import type { TraceSpan } from '@seismo/ingest/api'
import { useRef, useState, type KeyboardEvent } from 'react'
import { SpanRow } from './SpanRow.tsx'
import styles from './Waterfall.module.css'

interface WaterfallProps {
  spans: readonly TraceSpan[]
  durationMs: number
}

/** One stop for the Tab key; within it arrows move and Enter opens. */
export function Waterfall({ spans, durationMs }: WaterfallProps) {
  const list = useRef<HTMLOListElement>(null)
  const [current, setCurrent] = useState(0)

  function move(event: KeyboardEvent) {
    const next = nextOf(event.key, current, spans.length - 1)
    if (next === undefined) return
    event.preventDefault()
    setCurrent(next)
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('[data-span]')
    buttons?.[next]?.focus()
  }

  return (
    <ol ref={list} className={styles.rows} aria-label="Spans" onKeyDown={move}>
      {spans.map((span, index) => (
        <SpanRow
          key={`${span.spanId} ${index}`}
          span={span}
          durationMs={durationMs}
          isCurrent={index === Math.min(current, spans.length - 1)}
          onCurrent={() => setCurrent(index)}
        />
      ))}
    </ol>
  )
}

function nextOf(key: string, current: number, last: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(current + 1, last)
  if (key === 'ArrowUp') return Math.max(current - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}
