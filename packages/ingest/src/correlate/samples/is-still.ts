/** What rates of even growth differ by. */
const ROUNDING = 1e-9

/** Whether a series says nothing: it never changed, or was hardly there. */
export function isStill(values: Float64Array): boolean {
  let first = NaN
  for (const value of values) {
    if (Number.isNaN(value)) continue
    if (Number.isNaN(first)) first = value
    else if (Math.abs(value - first) > ROUNDING * Math.abs(first)) return false
  }
  return true
}
