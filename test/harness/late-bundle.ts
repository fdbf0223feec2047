import { transform } from 'esbuild'

/** Three bugs; of the first two a minified stack shows nothing but columns. */
const SOURCE = `export const carts = {
  price: (cart) => cart.item.price,
  tax: (cart) => cart.item.price * 0.19,
  name: (cart) => cart.owner.name,
}
`

export const FILE = 'app-3f9c1a2b.js'
export const URL_OF_FILE = `https://shop.example/assets/${FILE}`

export type Bug = 'price' | 'tax' | 'name'

export interface LateBundle {
  code: string
  map: string
  /** The line of a stack where a bug is thrown. */
  at: (bug: Bug) => string
}

/** A minified script and its map, whose source is below `root`. */
export async function aLateBundle({ root = 'src', debugId = '' } = {}): Promise<LateBundle> {
  const { code, map } = await transform(SOURCE, {
    ...{ minify: true, sourcemap: 'external', sourcefile: '../src/carts.js' },
  })
  const parsed = JSON.parse(map) as object
  const moved = {
    ...parsed,
    ...(debugId !== '' && { debugId }),
    sources: [`../${root}/carts.js`],
  }
  const columns: Record<Bug, number> = {
    price: code.indexOf('.item.price'),
    tax: code.lastIndexOf('.item.price'),
    name: code.indexOf('.owner.name'),
  }
  return {
    code,
    map: JSON.stringify(moved),
    at: (bug) => `    at e (${URL_OF_FILE}:1:${columns[bug] + 7})`,
  }
}
