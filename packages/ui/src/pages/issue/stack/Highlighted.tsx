import type { EventFrame } from '@seismo/ingest/api'
import { useMemo } from 'react'
import { highlightLines } from './highlight-lines.ts'
import styles from './SourceLines.module.css'

interface HighlightedProps {
  lines: EventFrame['context']
  index: number
}

export function Highlighted({ lines, index }: HighlightedProps) {
  const tokens = useMemo(() => highlightLines(lines.map((line) => line.text)), [lines])[index] ?? []
  return tokens.map((token, at) => (
    <span key={at} className={styles[token.type]}>
      {token.value}
    </span>
  ))
}
