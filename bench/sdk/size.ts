/**
 * Bytes of the script in the page, against their budgets. Needs a built packages/browser-sdk.
 * `--update` records the parts of every build, so that a build above its budget can say what grew.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const sdkFolder = fileURLToPath(new URL('../../packages/browser-sdk/', import.meta.url))
const recordFile = new URL('size.json', import.meta.url)
const here = fileURLToPath(new URL('.', import.meta.url))

const CORE = `import { init } from '@seismo/browser/core'`
const start = (use: string) => `init({ key: 'k', endpoint: 'https://s.example', use: [${use}] })`

/** Gzip -9 bytes; what is not a file of the build is bundled by esbuild as an app does it. */
const BUDGETS: Record<string, { code?: string; file?: string; most: number; brotli?: true }> = {
  core: { code: `${CORE}\n${start('')}`, most: 3_050 },
  'core + vitals': {
    code: `${CORE}\nimport { vitals } from '@seismo/browser/vitals'\n${start('vitals')}`,
    most: 6_530,
  },
  'core + vitals with attribution': {
    code: `${CORE}\nimport { vitalsWithAttribution as v } from '@seismo/browser/vitals-attribution'\n${start('v')}`,
    most: 7_300,
  },
  'seismo.min.js': { file: 'seismo.min.js', most: 5_525 },
  'seismo.more.min.js': { file: 'seismo.more.min.js', most: 6_450 },
  'loader.min.js, brotli': { file: 'loader.min.js', most: 400, brotli: true },
}

/** Minified bytes of each source file, by build. */
type Parts = Record<string, number>

const recorded = JSON.parse(await readFile(recordFile, 'utf8')) as Record<string, Parts>
const parts: Record<string, Parts> = {}
for (const [name, budget] of Object.entries(BUDGETS)) {
  const { code, file, most } = budget
  const text =
    code === undefined
      ? await readFile(`${sdkFolder}dist/${file ?? ''}`)
      : await bundled(code, ['production'])
  const size = budget.brotli ? brotliCompressSync(text).length : gzipSync(text, { level: 9 }).length
  parts[name] = await partsOf(
    code ?? `import ${JSON.stringify(`${sdkFolder}src/${sourceOf(file)}.ts`)}`,
  )
  console.log(`${name.padEnd(32)}${String(size).padStart(6)} of ${String(most).padStart(6)} bytes`)
  if (size <= most) continue
  process.exitCode = 1
  console.error(
    `${name} is ${size - most} bytes above its budget. Take bytes out, or raise the budget in ` +
      `bench/sdk/size.ts and say in the commit what they buy. What grew since it was recorded, minified:`,
  )
  for (const line of growthOf(parts[name], recorded[name] ?? {})) console.error(`  ${line}`)
}
if (process.argv.includes('--update'))
  await writeFile(recordFile, `${JSON.stringify(parts, null, 2)}\n`)

function sourceOf(file = ''): string {
  return { 'seismo.min.js': 'cdn', 'seismo.more.min.js': 'late' }[file] ?? 'loader'
}

async function bundled(code: string, conditions: string[]): Promise<Uint8Array> {
  const { outputFiles } = await run(code, conditions)
  return outputFiles[0]?.contents ?? new Uint8Array()
}

async function partsOf(code: string): Promise<Parts> {
  const { metafile } = await run(code, ['source'])
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {}
  return Object.fromEntries(
    Object.entries(inputs)
      .map(([path, { bytesInOutput }]) => [
        path.replace(/^.*(?:src|node_modules)\//, ''),
        bytesInOutput,
      ])
      .sort(),
  ) as Parts // pairs of a path and a number
}

function run(contents: string, conditions: string[]) {
  return build({
    stdin: { contents, resolveDir: here, sourcefile: 'page.ts', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    conditions,
    external: ['./seismo.more.min.js'],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
}

function growthOf(now: Parts, before: Parts): string[] {
  return Object.entries(now)
    .map(([path, bytes]) => ({ path, more: bytes - (before[path] ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .map(({ path, more }) => `+${more} ${path}`)
}
