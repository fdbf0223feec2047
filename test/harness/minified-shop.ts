import { build } from 'esbuild'

const SOURCE = `export function total(prices: number[]): number {
  const sum = prices.reduce((a, b) => a + b, 0)
  if (sum === 0) throw new TypeError('the cart is empty')
  return sum
}
console.log(total([]))
`

/** Where the source throws. */
export const THROWS = { line: 3, function: 'total' }

export interface MinifiedShop {
  file: string
  map: string
  /** The throw's line and column in the file, counted from 1. */
  at: { line: number; column: number }
}

interface Options {
  debugId?: string
  /** Maps of modules with other names are other maps. */
  module?: string
}

/** A script of one module that throws when it is run, minified, in memory. */
export async function minifyShop({
  debugId,
  module = 'total',
}: Options = {}): Promise<MinifiedShop> {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, loader: 'ts', sourcefile: `src/${module}.ts` },
    ...{ outfile: 'app.js', bundle: true, minify: true, sourcemap: true, write: false },
  })
  const [map = '', code = ''] = ['.map', '.js'].map(
    (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text,
  )
  const column = code.indexOf('new TypeError') + 1
  if (column === 0) throw new Error(`esbuild wrote what was not expected: ${code}`)
  if (debugId === undefined) return { file: code, map, at: { line: 1, column } }
  return {
    file: `${code}//# debugId=${debugId}\n`,
    map: JSON.stringify({ ...(JSON.parse(map) as object), debugId }),
    at: { line: 1, column },
  }
}
