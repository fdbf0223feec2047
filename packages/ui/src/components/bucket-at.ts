/** Index of the bucket under a point of the chart, given as a share of its width. */
export function bucketAt(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}

/** The time from the first to the end of the last of two picked buckets, in either order. */
export function pickedWindow(
  series: readonly { at: number }[],
  stepMs: number,
  [one, other]: readonly [number, number],
): { from: string; to: string } | undefined {
  const first = series[Math.min(one, other)]
  const last = series[Math.max(one, other)]
  if (first === undefined || last === undefined) return undefined
  return {
    from: new Date(first.at).toISOString(),
    to: new Date(last.at + stepMs).toISOString(),
  }
}
