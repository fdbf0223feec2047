import type { EventFrame } from '@seismo/ingest/api'
import { lazy, Suspense } from 'react'
import { Lines } from './Lines.tsx'

const Highlighted = lazy(async () => ({ default: (await import('./Highlighted.tsx')).Highlighted }))

/** The lines around the blamed one, readable at once and coloured as soon as the colours are loaded. */
export function SourceLines({ frame }: { frame: EventFrame }) {
  return (
    <Suspense fallback={<Lines frame={frame} />}>
      <Highlighted frame={frame} />
    </Suspense>
  )
}
