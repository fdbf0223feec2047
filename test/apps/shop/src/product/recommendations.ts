import { getJson } from '../api/request.ts'
import type { Product } from '../api/types.ts'
import { byId } from '../dom.ts'
import { productCard } from './product-card.ts'

const PATIENCE_MS = 2_500

/** Nice to have: where the service is slow, the page does without. */
export async function showRecommendations(productId: string): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const path = `/api/recommendations?product=${productId}`
  const products = await getJson<Product[]>(path, { signal }).catch(() => [])
  if (products.length === 0) return
  const cards = products.map((product) => productCard(product)).join('')
  byId('recommendations').innerHTML = `<h2>Goes well with it</h2><div class="grid">${cards}</div>`
}
