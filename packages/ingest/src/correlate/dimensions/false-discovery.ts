/** Of chances, which are significant where one in twenty of those may be by chance (Benjamini and Hochberg). */
export function significantOf(chances: readonly number[], rate = 0.05): boolean[] {
  const sorted = chances.toSorted((a, b) => a - b)
  const last = sorted.findLastIndex(
    (chance, index) => chance <= (rate * (index + 1)) / sorted.length,
  )
  const most = sorted[last] ?? -1
  return chances.map((chance) => chance <= most)
}
