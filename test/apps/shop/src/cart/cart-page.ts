import { getJson, postJson } from '../api/request.ts'
import type { Cart, CartLine, Product } from '../api/types.ts'
import { byId, onClick, show, text } from '../dom.ts'
import { formatPrice } from '../money.ts'
import { showCartCount } from './cart-count.ts'
import { cartTotalCents } from './total.ts'

export async function render(): Promise<void> {
  const { lines } = await getJson<Cart>('/api/cart')
  if (lines.length === 0) {
    show('<section class="notice"><h1>Your cart</h1><p>Nothing in it yet.</p></section>')
    return
  }
  show(`
    <section class="cart">
      <h1>Your cart</h1>
      <ul>${lines.map(lineRow).join('')}</ul>
      <p class="total">Total <strong id="total"></strong></p>
      <a class="button" href="/checkout">To the checkout</a>
    </section>
  `)
  onClick('[data-more]', ({ dataset }) => {
    const line = lines.find(({ productId }) => productId === dataset.more)
    if (line) addOneMore(line, lines)
  })
  showTotal(lines)
}

function showTotal(lines: readonly CartLine[]): void {
  byId('total').textContent = formatPrice(cartTotalCents(lines))
}

interface Row {
  productId: string
  quantity: number
  item?: Product
}

function lineRow({ productId, quantity, item }: Row): string {
  const name = item ? text(item.name) : 'No longer available'
  const price = item ? formatPrice(item.priceCents) : ''
  return `
    <li>
      <span>${name}</span>
      <span class="quiet">${String(quantity)} × ${price}</span>
      <button data-more="${productId}" aria-label="One more">+</button>
    </li>`
}

/** Shows the new total at once; the backend hears of it on the way. */
function addOneMore(line: CartLine, lines: readonly CartLine[]): void {
  line.quantity += 1
  showTotal(lines)
  void postJson<Cart>('/api/cart', { productId: line.productId }).then(showCartCount)
}
