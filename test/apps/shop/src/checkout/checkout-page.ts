import { byId, show } from '../dom.ts'
import { placeOrder } from './place-order.ts'

export function render(): Promise<void> {
  show(`
    <form class="checkout" id="checkout">
      <h1>Checkout</h1>
      <label>Name <input name="name" autocomplete="name" required /></label>
      <label>Street <input name="street" autocomplete="street-address" required /></label>
      <label>Town <input name="town" autocomplete="address-level2" required /></label>
      <label>E-mail <input name="email" type="email" autocomplete="email" required /></label>
      <button class="button" id="order">Order now</button>
      <p id="status" class="quiet" role="status"></p>
    </form>
  `)
  const form = byId('checkout') as HTMLFormElement
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void placeOrder(Object.fromEntries(new FormData(form)))
  })
  return Promise.resolve()
}
