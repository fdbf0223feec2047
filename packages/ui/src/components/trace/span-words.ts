import type { TraceSpan, TraceTree } from '@seismo/ingest/api'
import { formatDuration } from '../../format/time.ts'
import type { ShapeName, Tone } from '../../ui/Shape.tsx'

export interface SpanMark {
  shape: ShapeName
  tone: Tone
  word: string
}

/** What is worth a look on a span, the worst first. */
export function marksOf({ failed, slow, isParentMissing }: TraceSpan): SpanMark[] {
  const marks: SpanMark[] = []
  if (failed === 'origin') marks.push({ shape: 'square', tone: 'poor', word: 'failed here' })
  if (failed === 'yes') marks.push({ shape: 'square', tone: 'poor', word: 'failed' })
  if (slow)
    marks.push({ shape: 'triangle', tone: 'ni', word: `slow, usually ${formatMs(slow.usualMs)}` })
  if (isParentMissing) marks.push({ shape: 'ring', tone: 'muted', word: 'caller missing' })
  return marks
}

/** Of spans, which may take less than a millisecond. */
export function formatMs(ms: number): string {
  return ms > 0 && ms < 1 ? `${ms.toFixed(2)} ms` : formatDuration(ms)
}

/** One sentence for those who do not see the bars. */
export function summaryOf(tree: TraceTree): string {
  const { spanCount, services, durationMs, failed, spans } = tree
  const parts = [
    `${counted(spanCount, 'span')} of ${counted(services.length, 'service')} in ${formatMs(durationMs)}`,
  ]
  const origin = spans.find((span) => span.failed === 'origin')
  if (origin) parts.push(`${failed} failed, first in ${origin.operation} of ${origin.service}`)
  const longest = spans.reduce<TraceSpan | undefined>(
    (most, span) => (span.criticalMs > (most?.criticalMs ?? 0) ? span : most),
    undefined,
  )
  if (longest && durationMs > 0)
    parts.push(
      `${formatMs(longest.criticalMs)} of it waiting for ${longest.operation} of ${longest.service}`,
    )
  return `${parts.join('; ')}.`
}

/** What `slow` is measured against, as an honest mark says so. */
export function comparedWords({ comparedWith }: TraceTree): string {
  return comparedWith < 3
    ? 'Too few traces of this endpoint that went well were found to say what is slow.'
    : `Slow is said against ${comparedWith} traces of this endpoint that went well.`
}

function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}
