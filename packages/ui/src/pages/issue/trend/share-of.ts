/** Where a time lies in a picture, as a share of its width; at the edge if it lies outside. */
export function shareOf(at: number, { from, to }: { from: number; to: number }): number {
  if (to <= from) return 0
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}
