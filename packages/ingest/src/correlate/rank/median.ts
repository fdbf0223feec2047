/** The median of `values[0..length)`, which it reorders; NaN of nothing. */
export function medianInPlace(values: Float64Array, length: number): number {
  if (length === 0) return NaN
  const middle = length >> 1
  const upper = select(values, length, middle)
  if (length % 2 === 1) return upper
  let lower = -Infinity
  for (let n = 0; n < middle; n++) lower = Math.max(lower, values[n] ?? NaN)
  return (lower + upper) / 2
}

/** The value that `share` of `values[0..length)` are at or below, which it reorders; NaN of nothing. */
export function quantileInPlace(values: Float64Array, length: number, share: number): number {
  if (length === 0) return NaN
  return select(values, length, Math.min(length - 1, Math.floor(share * length)))
}

/** Hoare's selection: the value that would stand at `rank` if they were sorted. */
function select(values: Float64Array, length: number, rank: number): number {
  let left = 0
  let right = length - 1
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? NaN
    let up = left
    let down = right
    while (up <= down) {
      while ((values[up] ?? NaN) < pivot) up++
      while ((values[down] ?? NaN) > pivot) down--
      if (up > down) break
      const swapped = values[up] ?? NaN
      values[up++] = values[down] ?? NaN
      values[down--] = swapped
    }
    if (rank <= down) right = down
    else if (rank >= up) left = up
    else break
  }
  return values[rank] ?? NaN
}
