import type { SpanNode } from './grow-tree.ts'

interface Stretch {
  node: SpanNode
  from: number
  to: number
}

/**
 * Microseconds of each span that the whole waited for: from the end backwards, always by the child that
 * ended last. They add up to the time of the root; spans that nothing waited for are left out.
 */
export function criticalPath(root: SpanNode): Map<SpanNode, number> {
  const critical = new Map<SpanNode, number>()
  const waiting: Stretch[] = [{ node: root, from: root.startUs, to: root.endUs }]
  for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) {
    const { own, below } = divide(stretch)
    if (own > 0) critical.set(stretch.node, (critical.get(stretch.node) ?? 0) + own)
    waiting.push(...below)
  }
  return critical
}

/** What of a stretch is the span's own, and what its children's. */
function divide({ node, from, to }: Stretch): { own: number; below: Stretch[] } {
  const below: Stretch[] = []
  let own = 0
  let reached = to
  for (const child of node.children.toSorted((a, b) => b.endUs - a.endUs)) {
    // What runs on after its parent was not waited for beyond the parent's end.
    const end = Math.min(child.endUs, to)
    const start = Math.max(child.startUs, from)
    if (end > reached || start >= end) continue
    own += reached - end
    below.push({ node: child, from: start, to: end })
    reached = start
  }
  return { own: own + reached - from, below }
}
