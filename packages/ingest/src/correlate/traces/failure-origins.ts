import type { SpanNode } from './grow-tree.ts'

/** Failed spans below which nothing failed: what others tell is that they heard of it. */
export function failureOrigins(nodes: readonly SpanNode[]): Set<SpanNode> {
  const failed = nodes.filter(({ span }) => span.isFailed)
  const above = new Set<SpanNode>()
  for (const { parent } of failed) {
    // What is marked has all above it marked: each span is passed once.
    for (let each = parent; each && !above.has(each); each = each.parent) above.add(each)
  }
  return new Set(failed.filter((node) => !above.has(node)))
}
