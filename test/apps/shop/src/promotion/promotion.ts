import { getJson } from '../api/request.ts'
import type { Promotion } from '../api/types.ts'
import { text } from '../dom.ts'

/** Slides in above the page whenever the campaign service answers. */
export async function showPromotion(): Promise<void> {
  const promotion = await getJson<Promotion>('/api/promotion')
  const banner = document.createElement('aside')
  banner.className = 'promotion'
  banner.innerHTML = `<strong>${text(promotion.title)}</strong> ${text(promotion.text)}`
  document.body.prepend(banner)
}
