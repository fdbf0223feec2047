import { listProducts } from '../api/products.ts'
import { getJson } from '../api/request.ts'
import type { Product } from '../api/types.ts'
import { byId, show } from '../dom.ts'
import { productCard } from '../product/product-card.ts'
import { mark } from './mark.ts'
import { rank } from './rank.ts'

const SHOWN = 24
const PAUSE_MS = 400

export async function render(): Promise<void> {
  show(`
    <section class="search">
      <h1>Search</h1>
      <input id="query" type="search" placeholder="oak chair" autocomplete="off" />
      <p id="suggestion" class="quiet"></p>
      <div class="grid" id="results"></div>
    </section>
  `)
  const products = await listProducts()
  const input = byId('query') as HTMLInputElement
  let timer: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', () => {
    showResults(products, input.value)
    clearTimeout(timer)
    timer = setTimeout(() => void showSuggestion(input.value), PAUSE_MS)
  })
  input.focus()
}

/** Ranks the whole catalogue anew with every letter: it felt fast with thirty products. */
function showResults(products: readonly Product[], query: string): void {
  const found = rank(products, query).slice(0, SHOWN)
  byId('results').innerHTML = found
    .map((product) => productCard(product, mark(product.name, query)))
    .join('')
}

async function showSuggestion(query: string): Promise<void> {
  const [best] = await getJson<Product[]>(`/api/search?q=${encodeURIComponent(query)}`)
  byId('suggestion').innerHTML = best ? `Did you mean <em>${best.name}</em>?` : ''
}
