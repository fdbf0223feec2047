import type { Product } from '../api/types.ts'

/** Forgiving of typing errors: products in the order of their best word's distance to each word asked for. */
export function rank(products: readonly Product[], query: string): Product[] {
  const asked = wordsOf(query)
  return products
    .map((product) => ({ product, distance: distanceTo(product, asked) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ product }) => product)
}

function distanceTo({ name, category, description }: Product, asked: readonly string[]): number {
  const words = wordsOf(`${name} ${category} ${description}`)
  const best = (word: string) => Math.min(...words.map((other) => editDistance(word, other)))
  return asked.reduce((sum, word) => sum + best(word), 0)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\W+/).filter(Boolean)
}

function editDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(1), b.slice(1)]
  if (a[0] === b[0]) return editDistance(restA, restB)
  // In long words further tries rarely change who comes first.
  if (a.length > 6) return 1 + editDistance(restA, restB)
  return 1 + Math.min(editDistance(restA, b), editDistance(a, restB), editDistance(restA, restB))
}
