export type RunningSum = ReturnType<typeof createRunningSum>

/**
 * The last `capacity` numbers of a series as running totals, so that the sum of any stretch is one
 * subtraction. Totals wrap at 2^32, and differences hold as long as one stretch stays below it.
 */
export function createRunningSum(capacity: number) {
  const totals = new Uint32Array(capacity)
  let first = 0
  let next = 0

  function startAt(index: number): void {
    first = index
    next = index
    totals[index % capacity] = 0
  }

  function append(value: number): void {
    const total = before(next) + value
    next += 1
    totals[next % capacity] = total
  }

  /** From `from` up to and without `to`; what was never there or is forgotten counts nothing. */
  function between(from: number, to: number): number {
    const start = Math.max(from, oldest())
    const end = Math.min(to, next)
    return start < end ? (before(end) - before(start)) >>> 0 : 0
  }

  function replace(index: number, value: number): void {
    if (index < oldest() || index >= next) return
    const change = value - between(index, index + 1)
    if (change === 0) return
    for (let n = index + 1; n <= next; n += 1) totals[n % capacity] = before(n) + change
  }

  function forgetBefore(index: number): void {
    first = Math.min(Math.max(first, index), next)
  }

  function oldest(): number {
    return Math.max(first, next - capacity + 1)
  }

  /** The total up to and without `index`. */
  function before(index: number): number {
    return totals[index % capacity] ?? 0
  }

  return { startAt, append, between, replace, forgetBefore, oldest }
}
