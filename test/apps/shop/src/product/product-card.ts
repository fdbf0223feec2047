import type { Product } from '../api/types.ts'
import { text } from '../dom.ts'
import { formatPrice } from '../money.ts'

/** `nameHtml` where more than the plain name is to be shown. */
export function productCard(product: Product, nameHtml = text(product.name)): string {
  const { id, category, image, priceCents } = product
  return `
    <a class="card" href="/products/${id}">
      <img src="${image}" alt="" loading="lazy" />
      <span class="kicker">${text(category)}</span>
      <strong>${nameHtml}</strong>
      <span>${formatPrice(priceCents)}</span>
    </a>`
}
