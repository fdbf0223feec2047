import type { Tracing } from '../../tracing/tracing.ts'
import type { BatchResult } from '../processing.ts'
import type { Work } from './work.ts'

/**
 * Stores a batch as a span of the traces that its records came with: below the first of them, and
 * linked to the others.
 */
export function tracedBatch(
  tracing: Tracing,
  works: readonly Work[],
  store: () => Promise<BatchResult>,
): Promise<BatchResult> {
  if (!tracing.isOn) return store()
  const [parent, ...links] = works.flatMap(({ traceparent }) => traceparent ?? [])
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.batch.message_count': works.length,
  }
  const about = { name: 'process batch', kind: 'consumer', attributes, parent, links } as const
  return tracing.span(about, async () => {
    const result = await store()
    tracing.parts(result.steps)
    return result
  })
}
