export interface Drop {
  text: string
  /** What the filter is without it. */
  q: string
  /** How many there are without it; undefined until it is known. */
  found: number | undefined
  more: boolean
}

/** What lets most back in comes first; of equal ones, the later in the filter. */
export function mostFirst(drops: readonly Drop[]): Drop[] {
  const weight = ({ found = -1, more }: Drop) => (more ? Infinity : found)
  return drops.toReversed().toSorted((a, b) => {
    const [left, right] = [weight(a), weight(b)]
    return left === right ? 0 : right - left
  })
}
