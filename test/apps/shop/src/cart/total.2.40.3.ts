import type { CartLine } from '../api/types.ts'

/** Lines whose product is no longer sold stay in the cart, but cost nothing. */
export function cartTotalCents(lines: readonly CartLine[]): number {
  return lines
    .filter((line) => Boolean(line.item))
    .reduce((sum, line) => sum + line.item.priceCents * line.quantity, 0)
}
