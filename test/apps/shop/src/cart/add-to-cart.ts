import { postJson } from '../api/request.ts'
import type { Cart, Product } from '../api/types.ts'
import { byId } from '../dom.ts'
import { showCartCount } from './cart-count.ts'

/** The answer comes when it comes: by then people may have gone on to the next page. */
export async function addToCart({ id, name }: Product): Promise<void> {
  const cart = await postJson<Cart>('/api/cart', { productId: id })
  byId('added').textContent = `${name} is in your cart.`
  await showCartCount(cart)
}
