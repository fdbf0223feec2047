import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { transform } from 'esbuild'
import { rollup } from 'rollup'
import { bundle, sizeOf } from './bundle.ts'
import { coreWith, FEATURES, type FeatureEntry } from './entries.ts'
import { peersFolder } from './install-peers.ts'

const folder = `${peersFolder}node_modules/.bench/`

export interface Cost {
  bundler: string
  alone: number
  beside: number
}

/** Raw bytes of the core alone, and of the core from a file that also exports every feature. */
export async function compareBundlers(): Promise<Cost[]> {
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(`${folder}all.js`, everyFeature())
    const alone = coreWith([], 'https://x.example')
    const beside = alone.replace('@seismo/browser/core', './all.js')
    await writeFile(`${folder}alone.js`, alone)
    await writeFile(`${folder}beside.js`, beside)
    const costs: Cost[] = []
    for (const [bundler, measure] of Object.entries({
      esbuild: byEsbuild,
      rollup: byRollup,
      webpack: byWebpack,
    })) {
      costs.push({
        bundler,
        alone: await measure(`${folder}alone.js`),
        beside: await measure(`${folder}beside.js`),
      })
    }
    return costs
  } finally {
    await rm(folder, { recursive: true })
  }
}

function everyFeature(): string {
  const entries = Object.keys(FEATURES) as FeatureEntry[] // the keys of a literal
  return ['core', ...entries].map((entry) => `export * from '@seismo/browser/${entry}'\n`).join('')
}

async function byEsbuild(file: string): Promise<number> {
  const { first, lazy } = await bundle(`import '${file}'`)
  return sizeOf([...first, ...lazy]).raw
}

async function byRollup(input: string): Promise<number> {
  const built = await rollup({ input, plugins: [nodeResolve({ browser: true })] })
  const { output } = await built.generate({ format: 'es' })
  await built.close()
  let bytes = 0
  for (const file of output) {
    // Rollup leaves the minifying to others.
    if (file.type === 'chunk') bytes += (await transform(file.code, { minify: true })).code.length
  }
  return bytes
}

/** The part of webpack's interface that is used: it is no dependency of the workspace, so its types are not here. */
type Webpack = (
  config: unknown,
  done: (error: Error | null, stats: { hasErrors: () => boolean; toString: () => string }) => void,
) => void

async function byWebpack(entry: string): Promise<number> {
  const { default: webpack } = (await import(
    `${peersFolder}node_modules/webpack/lib/index.js`
  )) as { default: Webpack }
  const path = `${folder}webpack/`
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  webpack(
    { mode: 'production', target: ['web', 'es2020'], entry, output: { path, filename: 'out.js' } },
    (error, stats) => {
      if (error) reject(error)
      else if (stats.hasErrors()) reject(new Error(stats.toString()))
      else resolve(undefined)
    },
  )
  await promise
  return (await readFile(`${path}out.js`)).length
}
