import { postJson } from '../api/request.ts'
import type { Order } from '../api/types.ts'
import { showCartCount } from '../cart/cart-count.ts'
import { byId } from '../dom.ts'
import { navigate } from '../router.ts'

export async function placeOrder(address: Record<string, FormDataEntryValue>): Promise<void> {
  byId('status').textContent = 'One moment, we are placing your order.'
  const order = await postJson<Order>('/api/checkout', address)
  sessionStorage.setItem('order', JSON.stringify(order))
  navigate(`/orders/${order.id}`)
  await showCartCount()
}
