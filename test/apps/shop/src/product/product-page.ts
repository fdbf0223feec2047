import { findProduct } from '../api/products.ts'
import { addToCart } from '../cart/add-to-cart.ts'
import { byId, onClick, show, text } from '../dom.ts'
import { formatPrice } from '../money.ts'
import type { Parameters } from '../router.ts'
import { availability } from './availability.ts'
import { rememberView } from './recently-viewed.ts'
import { showRecommendations } from './recommendations.ts'

export async function render({ id = '' }: Parameters): Promise<void> {
  const product = await findProduct(id)
  if (!product) {
    show('<section class="notice"><h1>Gone</h1><p>This piece is no longer made.</p></section>')
    return
  }
  show(`
    <article class="product">
      <img src="${product.image}" alt="${text(product.name)}" />
      <div>
        <p class="kicker">${text(product.category)}</p>
        <h1>${text(product.name)}</h1>
        <p class="price">${formatPrice(product.priceCents)}</p>
        <p>${text(product.description)}</p>
        <p id="availability" class="quiet"></p>
        <button class="button" id="add">Add to cart</button>
        <p id="added" class="quiet" role="status"></p>
      </div>
    </article>
    <section id="recommendations"></section>
  `)
  onClick('#add', () => void addToCart(product))
  void showRecommendations(product.id)
  rememberView(product)
  byId('availability').textContent = availability(product.availableFrom)
}
