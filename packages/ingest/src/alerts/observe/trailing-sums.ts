/** Sums of columns over [from, to), for any range: each is a difference of what was summed up once. */
export function createTrailingSums<Row extends { at: number }>(
  rows: readonly Row[],
  columns: (row: Row) => number[],
): (from: number, to: number) => number[] {
  const times = rows.map(({ at }) => at)
  const sums: number[][] = [[]]
  for (const row of rows) {
    const before = sums.at(-1) ?? []
    sums.push(columns(row).map((value, index) => value + (before[index] ?? 0)))
  }

  return (from, to) => {
    const before = sums[countBefore(times, from)] ?? []
    const until = sums[countBefore(times, to)] ?? []
    return until.map((value, index) => value - (before[index] ?? 0))
  }
}

/** How many of the ascending times are before a moment. */
function countBefore(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}
