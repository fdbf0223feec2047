import { getJson } from './request.ts'
import type { Product } from './types.ts'

let all: Promise<Product[]> | undefined

/** The whole catalogue; it is small enough to be loaded once. */
export function listProducts(): Promise<Product[]> {
  all ??= getJson<Product[]>('/api/products')
  return all
}

export async function findProduct(id: string): Promise<Product | undefined> {
  return (await listProducts()).find((product) => product.id === id)
}
