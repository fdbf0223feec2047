/**
 * Admits `limit` of a kind in each window, so that an error in a loop costs the host a bounded
 * number of bytes, and requests failing in a loop do not hide the error they cause.
 */
export function createRateLimit(
  limit: number,
  windowMs: number,
  now: () => number,
): (kind: string) => boolean {
  let startedAt = -Infinity
  let counts: Record<string, number> = {}
  return (kind) => {
    if (now() - startedAt >= windowMs) {
      startedAt = now()
      counts = {}
    }
    const count = (counts[kind] ?? 0) + 1
    counts[kind] = count
    return count <= limit
  }
}
