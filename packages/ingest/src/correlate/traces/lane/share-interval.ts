const Z = 1.96

/** Where a share lies in 95 of 100 cases, by Wilson; of nothing it may be anything. */
export function shareInterval(hits: number, of: number): { from: number; to: number } {
  if (of === 0) return { from: 0, to: 1 }
  const share = hits / of
  const z2 = (Z * Z) / of
  const centre = (share + z2 / 2) / (1 + z2)
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of))
  return { from: Math.max(0, centre - half), to: Math.min(1, centre + half) }
}
