import type { CartLine } from '../api/types.ts'

const DISCOUNT_FROM = 3
const DISCOUNT = 0.1

export function cartTotalCents(lines: readonly CartLine[]): number {
  let total = 0
  for (const line of lines) total += lineTotalCents(line)
  return Math.round(total)
}

/** Three or more of a kind are a tenth cheaper. */
function lineTotalCents(line: CartLine): number {
  const price = line.item.priceCents
  const full = price * line.quantity
  return line.quantity >= DISCOUNT_FROM ? full * (1 - DISCOUNT) : full
}
