import { failureOrigins } from '../failure-origins.ts'
import { growTrees, withDescendants, type SpanNode } from '../grow-tree.ts'
import { selfTimeOf } from '../self-time.ts'
import type { Span } from '../span.ts'
import { operationKey } from '../usual-times.ts'

/** What a trace says of each operation in it; the spans themselves need not be held. */
export interface TraceSummary {
  traceId: string
  durationMs: number
  /** By `operationKey`. */
  operations: ReadonlyMap<string, OperationInTrace>
  /** Who called whom, by service. */
  calls: readonly (readonly [string, string])[]
}

interface OperationInTrace {
  service: string
  operation: string
  /** Of all its spans together. */
  selfMs: number
  /** It failed, and nothing below it did. */
  isOrigin: boolean
  /** Where it ran, or where it failed if it did. */
  host: string
}

export function summarise({
  traceId,
  spans,
}: {
  traceId: string
  spans: readonly Span[]
}): TraceSummary {
  const roots = growTrees(spans)
  const nodes = roots.flatMap(withDescendants)
  const origins = failureOrigins(nodes)
  const operations = new Map<string, OperationInTrace>()
  for (const node of nodes) {
    const { service, operation, host } = node.span
    const key = operationKey(node.span)
    const known = operations.get(key) ?? { service, operation, selfMs: 0, isOrigin: false, host }
    known.selfMs += selfTimeOf(node) / 1_000
    if (origins.has(node)) Object.assign(known, { isOrigin: true, host })
    operations.set(key, known)
  }
  const [main] = roots
  return {
    traceId,
    durationMs: main ? (main.endUs - main.startUs) / 1_000 : 0,
    ...{ operations, calls: callsOf(nodes) },
  }
}

function callsOf(nodes: readonly SpanNode[]): TraceSummary['calls'] {
  const pairs = nodes.flatMap(({ span, parent }) =>
    parent && parent.span.service !== span.service
      ? [[parent.span.service, span.service] as const]
      : [],
  )
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()]
}
