/** A count and what it is a count over: page views, requests, or buckets. */
export interface Rate {
  count: number
  exposure: number
}

/** How much better two rates explain the counts than one does: the logarithm of the likelihoods' ratio. */
export function likelihoodRatio(before: Rate, after: Rate): number {
  const pooled = (before.count + after.count) / (before.exposure + after.exposure)
  return surprise(before, pooled) + surprise(after, pooled)
}

function surprise({ count, exposure }: Rate, rate: number): number {
  const expected = rate * exposure
  if (count === 0) return expected
  return count * Math.log(count / expected) - (count - expected)
}
