import type { Random } from '../random.ts'
import type { Product } from '../src/api/types.ts'
import { DISCONTINUED_ID } from './catalogue.ts'

/** Bounded, as the demo may run for days. */
const MAX_CARTS = 2_000
/** Visitors who come back to a cart from before the spring collection ended. */
const SHARE_OF_OLD_CARTS = 0.4

interface StoredLine {
  productId: string
  quantity: number
}

export interface Carts {
  read: (visitor: string) => { lines: (StoredLine & { item: Product | undefined })[] }
  add: (visitor: string, productId: string) => void
  clear: (visitor: string) => void
}

export function createCarts(products: readonly Product[], random: Random): Carts {
  const carts = new Map<string, StoredLine[]>()
  const byId = new Map(products.map((product) => [product.id, product]))

  function linesOf(visitor: string): StoredLine[] {
    const known = carts.get(visitor)
    if (known) return known
    const lines = random.chance(SHARE_OF_OLD_CARTS)
      ? [{ productId: DISCONTINUED_ID, quantity: 1 }]
      : []
    carts.set(visitor, lines)
    const [oldest] = carts.keys()
    if (carts.size > MAX_CARTS && oldest !== undefined) carts.delete(oldest)
    return lines
  }

  return {
    read: (visitor) => ({
      lines: linesOf(visitor).map((line) => ({ ...line, item: byId.get(line.productId) })),
    }),
    add(visitor, productId) {
      const lines = linesOf(visitor)
      const line = lines.find((candidate) => candidate.productId === productId)
      if (line) line.quantity += 1
      else lines.push({ productId, quantity: 1 })
    },
    clear: (visitor) => carts.set(visitor, []),
  }
}
