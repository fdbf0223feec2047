import type { TraceSpan } from '../../../contract/traces.ts'
import type { SpanNode } from '../grow-tree.ts'

/** At most so many rows in their order, each with all above it: failures first, then what took longest. */
export function mostTelling(rows: ReadonlyMap<SpanNode, TraceSpan>, most: number): TraceSpan[] {
  if (rows.size <= most) return [...rows.values()]
  const shown = new Set<SpanNode>()
  const ranked = [...rows].sort(([, a], [, b]) => weightOf(b) - weightOf(a))
  for (const [node] of ranked) {
    const missing = missingAbove(node, { shown, most })
    if (missing) for (const each of missing) shown.add(each)
  }
  return [...rows].flatMap(([node, row]) => (shown.has(node) ? row : []))
}

function weightOf({ failed, slow, criticalMs, selfMs, depth }: TraceSpan): number {
  if (depth === 0) return 4e15
  if (failed === 'origin') return 3e15
  if (slow) return 2e15
  return Math.max(criticalMs, selfMs)
}

/** It and what of those above it is not shown yet; undefined where they are too many. */
function missingAbove(
  node: SpanNode,
  { shown, most }: { shown: ReadonlySet<SpanNode>; most: number },
): SpanNode[] | undefined {
  const missing: SpanNode[] = []
  for (let each: SpanNode | undefined = node; each && !shown.has(each); each = each.parent) {
    missing.push(each)
    if (shown.size + missing.length > most) return undefined
  }
  return missing
}
