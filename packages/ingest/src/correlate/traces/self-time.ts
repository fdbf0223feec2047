import type { SpanNode } from './grow-tree.ts'

/** Microseconds a span worked itself: what is left of it where no child ran. */
export function selfTimeOf({ startUs, endUs, children }: SpanNode): number {
  let waited = 0
  let reached = startUs
  // Earliest first: each child adds what goes beyond those before it.
  for (const child of children) {
    const from = Math.max(reached, child.startUs)
    const to = Math.min(endUs, child.endUs)
    if (to <= from) continue
    waited += to - from
    reached = to
  }
  return endUs - startUs - waited
}
