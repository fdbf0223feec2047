import { getJson } from '../api/request.ts'
import type { Cart } from '../api/types.ts'
import { byId } from '../dom.ts'

export async function showCartCount(known?: Cart): Promise<void> {
  const { lines } = known ?? (await getJson<Cart>('/api/cart'))
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  byId('cart-count').textContent = count > 0 ? String(count) : ''
}
