/** The middle of some numbers, of two middles their mean; of none, NaN. */
export function median(values: readonly number[]): number {
  const sorted = sortedCopy(values)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2
}

/** The median of how far the numbers are from `centre`. */
export function medianDistance(values: readonly number[], centre: number): number {
  return median(values.map((value) => Math.abs(value - centre)))
}

/** By insertion: of a dozen numbers, several times as fast as `sort`. */
function sortedCopy(values: readonly number[]): number[] {
  const sorted = values.slice()
  for (let n = 1; n < sorted.length; n += 1) {
    const value = sorted[n] ?? NaN
    let place = n
    for (; place > 0 && (sorted[place - 1] ?? NaN) > value; place -= 1) {
      sorted[place] = sorted[place - 1] ?? NaN
    }
    sorted[place] = value
  }
  return sorted
}
