import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { peersFolder } from './install-peers.ts'

export interface Bundle {
  /** By name; `entry.js` is the page's. */
  files: Map<string, Uint8Array>
  /** What the page loads at once, and what later through `import()`. */
  first: Uint8Array[]
  lazy: Uint8Array[]
}

/** A page's module, bundled and minified as an app does it. */
export async function bundle(code: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: peersFolder, sourcefile: 'entry.js' },
    entryNames: 'entry',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2020',
    platform: 'browser',
    conditions: ['production', 'browser'],
    // Sentry's two flags are its documented way to a smaller production build.
    define: {
      'process.env.NODE_ENV': '"production"',
      __SENTRY_DEBUG__: 'false',
      __SENTRY_TRACING__: 'true',
    },
    outdir: '/out',
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  const { outputs } = metafile
  const paths = new Map(Object.keys(outputs).map((path) => [nameOf(path), path]))
  const first = new Set<string>()
  function walk(path: string): void {
    if (first.has(path)) return
    first.add(path)
    for (const { kind, path: next } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') walk(next)
  }
  walk(paths.get('entry.js') ?? '')
  const files = new Map(outputFiles.map(({ path, contents }) => [nameOf(path), contents]))
  const isFirst = (name: string) => first.has(paths.get(name) ?? '')
  return {
    files,
    first: [...files].filter(([name]) => isFirst(name)).map(([, contents]) => contents),
    lazy: [...files].filter(([name]) => !isFirst(name)).map(([, contents]) => contents),
  }
}

export interface Size {
  raw: number
  gzip: number
  brotli: number
}

/** Every file is compressed by itself, as it travels. */
export function sizeOf(files: readonly Uint8Array[]): Size {
  const sum = (measure: (file: Uint8Array) => number) =>
    files.reduce((bytes, file) => bytes + measure(file), 0)
  return {
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file, brotli).length),
  }
}

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
