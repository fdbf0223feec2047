import type { VitalDelta } from '@seismo/ingest/api'
import { isLowSample } from '../../format/vitals.ts'
import type { ShapeName, Tone } from '../../ui/Shape.tsx'

/** Below that, two quiet weeks differ as much. */
const NOTABLE = 0.05

interface Word {
  shape: ShapeName
  tone: Tone
  word: string
}

export function deltaWord({
  p75,
  previousP75,
  n,
  previousN,
}: Pick<VitalDelta, 'p75' | 'previousP75' | 'n' | 'previousN'>): Word {
  if (isLowSample({ n: Math.min(n, previousN) })) {
    return { shape: 'ring', tone: 'muted', word: 'low sample' }
  }
  const change = previousP75 > 0 ? p75 / previousP75 - 1 : Math.sign(p75)
  if (Math.abs(change) < NOTABLE) return { shape: 'dot', tone: 'muted', word: 'as before' }
  return change > 0
    ? { shape: 'triangle', tone: 'ni', word: 'worse' }
    : { shape: 'circle', tone: 'good', word: 'better' }
}
