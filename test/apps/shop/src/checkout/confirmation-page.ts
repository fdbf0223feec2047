import type { Order } from '../api/types.ts'
import { show, text } from '../dom.ts'
import { availability } from '../product/availability.ts'
import type { Parameters } from '../router.ts'

export function render({ id = '' }: Parameters): Promise<void> {
  const order = JSON.parse(sessionStorage.getItem('order') ?? 'null') as Order | null
  show(`
    <section class="notice">
      <h1>Thank you</h1>
      <p>Order ${text(id)} is on its way. ${order ? availability(order.deliveryOn) : ''}</p>
      <a class="button" href="/">Back to the shop</a>
    </section>
  `)
  return Promise.resolve()
}
