import type { Product } from '../api/types.ts'

const KEY = 'recently-viewed'
/** Local storage is shared with the cart's offline copy: a bounded share of it is ours. */
const MAX_CHARACTERS = 320

type Seen = Pick<Product, 'id' | 'name' | 'image'>

export function recentlyViewed(): Seen[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Seen[]
}

export function rememberView({ id, name, image }: Product): void {
  const others = recentlyViewed().filter((seen) => seen.id !== id)
  const list = JSON.stringify([{ id, name, image }, ...others])
  localStorage.setItem(KEY, list.slice(0, MAX_CHARACTERS))
}
