import { listProducts } from '../api/products.ts'
import { show } from '../dom.ts'
import { productCard } from '../product/product-card.ts'
import { recentlyViewed } from '../product/recently-viewed.ts'

const SHOWN = 18

export async function render(): Promise<void> {
  const products = await listProducts()
  const seen = recentlyViewed()
  const again = products.filter(({ id }) => seen.some((entry) => entry.id === id))
  show(`
    <section class="hero">
      <div>
        <p class="kicker">Autumn collection</p>
        <h1>Rooms that keep quiet</h1>
        <p>Oak, wool and warm light for the long evenings.</p>
        <a class="button" href="/search">Find your piece</a>
      </div>
      <img src="/images/hero.svg" alt="A reading corner" />
    </section>
    ${again.length > 0 ? `<h2>Seen before</h2><div class="grid">${again.map((product) => productCard(product)).join('')}</div>` : ''}
    <h2>New in the shop</h2>
    <div class="grid">${products
      .slice(0, SHOWN)
      .map((product) => productCard(product))
      .join('')}</div>
  `)
}
