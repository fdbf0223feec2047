import type { EventFrame } from '@seismo/ingest/api'
import { useMemo } from 'react'
import { highlightLines } from './highlight-lines.ts'
import { Lines } from './Lines.tsx'

export function Highlighted({ frame }: { frame: EventFrame }) {
  const { context } = frame
  const tokens = useMemo(() => highlightLines(context.map((line) => line.text)), [context])
  return <Lines frame={frame} tokens={tokens} />
}
