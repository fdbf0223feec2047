import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import terserPlugin from '@rollup/plugin-terser'
import { rspack } from '@rspack/core'
import { seismo as esbuildPlugin } from '@seismo/bundler-plugin/esbuild'
import { seismo as rollupPlugin } from '@seismo/bundler-plugin/rollup'
import { seismo as rspackPlugin } from '@seismo/bundler-plugin/rspack'
import { seismo as vitePlugin, type SeismoOptions } from '@seismo/bundler-plugin/vite'
import { seismo as webpackPlugin } from '@seismo/bundler-plugin/webpack'
import * as esbuild from 'esbuild'
import { rollup, type Plugin } from 'rollup'
import * as vite from 'vite'
import webpack from 'webpack'
import { startServer, type TestServer } from './http-server.ts'

export const BUNDLED_APP = fileURLToPath(new URL('../apps/bundled', import.meta.url))
const LOADER = fileURLToPath(new URL('esbuild-loader.mjs', import.meta.url))
const NAMES = { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name]-[hash].js' }

// Its types describe the CommonJS build; Node and vitest load the other one.
const terser = terserPlugin as unknown as typeof terserPlugin.default

export interface AppBuild {
  /** Holds `src/main.ts`. */
  root: string
  dist: string
  options: SeismoOptions
  /** The bundler's own are written; esbuild has none. */
  ownDebugIds?: boolean
}

type BuildApp = (build: AppBuild) => Promise<unknown>

/** The same app by each, minified, with linked source maps, a dynamic import in a file of its own. */
export const BUNDLERS = {
  vite: ({ root, dist, options, ownDebugIds = false }) =>
    vite.build({
      ...{ root, logLevel: 'silent', configFile: false, plugins: [vitePlugin(options)] },
      build: {
        ...{ outDir: dist, emptyOutDir: true, sourcemap: true },
        rolldownOptions: {
          input: join(root, 'src/main.ts'),
          output: { ...NAMES, sourcemapDebugIds: ownDebugIds },
        },
      },
    }),

  rollup: async ({ root, dist, options, ownDebugIds = false }) => {
    const input = join(root, 'src/main.ts')
    const bundle = await rollup({ input, plugins: [typescript(), rollupPlugin(options)] })
    await bundle.write({
      dir: dist,
      sourcemap: true,
      ...NAMES,
      plugins: [terser()],
      sourcemapDebugIds: ownDebugIds,
    })
  },

  esbuild: ({ root, dist, options }) =>
    esbuild.build({
      entryPoints: { 'assets/main': join(root, 'src/main.ts') },
      outdir: dist,
      ...{ bundle: true, minify: true, splitting: true, sourcemap: true, format: 'esm' },
      ...{
        chunkNames: 'assets/[name]-[hash]',
        logLevel: 'silent',
        plugins: [esbuildPlugin(options)],
      },
    }),

  webpack: (build) =>
    finished((done) =>
      webpack(
        {
          ...packed(build),
          module: { rules: [{ test: /\.ts$/, loader: LOADER }] },
          plugins: [webpackPlugin(build.options)],
        },
        done,
      ),
    ),

  rspack: (build) =>
    finished((done) =>
      rspack(
        {
          ...packed(build),
          module: {
            rules: [
              {
                test: /\.ts$/,
                loader: 'builtin:swc-loader',
                options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
              },
            ],
          },
          plugins: [rspackPlugin(build.options)],
        },
        done,
      ),
    ),
} satisfies Record<string, BuildApp>

export type Bundler = keyof typeof BUNDLERS
export const BUNDLER_NAMES = Object.keys(BUNDLERS) as Bundler[] // its own keys

function packed({ root, dist, ownDebugIds = false }: AppBuild) {
  return {
    mode: 'production' as const,
    context: root,
    entry: './src/main.ts',
    devtool: ownDebugIds ? ('source-map-debugids' as const) : ('source-map' as const),
    output: {
      ...{ path: dist, publicPath: '/', clean: true },
      ...{ filename: 'assets/[name].js', chunkFilename: 'assets/[contenthash].js' },
    },
  }
}

/** Of webpack and of Rspack, whose statistics have this in common. */
interface Stats {
  hasErrors: () => boolean
  toString: () => string
}

async function finished(
  start: (done: (error: Error | null, stats: Stats | undefined) => void) => unknown,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  start((error, stats) => {
    if (error) reject(error)
    else if (stats?.hasErrors()) reject(new Error(stats.toString()))
    else resolve(undefined)
  })
  await promise
}

function typescript(): Plugin {
  return {
    name: 'typescript',
    transform: (code, id) =>
      id.endsWith('.ts')
        ? esbuild.transform(code, { loader: 'ts', sourcemap: true, sourcefile: id })
        : undefined,
  }
}

export async function filesOf(dist: string): Promise<Map<string, string>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return new Map(paths.map((path, i) => [path.slice(dist.length + 1), texts[i] ?? '']))
}

const TYPES: Partial<Record<string, string>> = {
  '.js': 'text/javascript',
  '.map': 'application/json',
}

/** What is in the folder, as a visitor loads it. */
export async function serveApp(dist: string, head: string): Promise<TestServer> {
  const files = await filesOf(dist)
  return startServer(({ url = '/' }, response) => {
    const [path = '/'] = url.split('?', 1)
    const file = files.get(path.slice(1))
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/html')
    if (path === '/') return void response.end(pageWith(head))
    response.writeHead(file === undefined ? 404 : 200).end(file)
  })
}

function pageWith(head: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">${head}<h1>A shop</h1><script type="module" src="/assets/main.js"></script>`
}
