/** Sums of any stretch at the cost of two reads. */
export function runningTotals(values: ArrayLike<number>): (from: number, to: number) => number {
  const upTo = new Float64Array(values.length + 1)
  for (let index = 0; index < values.length; index += 1) {
    upTo[index + 1] = (upTo[index] ?? 0) + (values[index] ?? 0)
  }
  return (from, to) => (upTo[to] ?? 0) - (upTo[from] ?? 0)
}
