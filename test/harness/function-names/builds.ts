import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import terserPlugin from '@rollup/plugin-terser'
import { rspack, type Configuration as RspackConfiguration } from '@rspack/core'
import { build as esbuild, type BuildOptions } from 'esbuild'
import { rollup, type Plugin } from 'rollup'
import ts from 'typescript'
import { build as vite, type InlineConfig } from 'vite'
import webpack, { type Configuration } from 'webpack'
import { corpus } from './expected-names.ts'

export type Bundler = 'esbuild' | 'rollup' | 'webpack' | 'rspack' | 'vite'

export interface Build {
  bundler: Bundler
  options: string
  /** Whether its maps have the sources' text. */
  hasSources: boolean
  /** Writes `entry.js`, its chunks and their maps into a folder. */
  into: (folder: string) => Promise<unknown>
}

type Target = 'ES2015' | 'ES2017' | 'ES2022' | 'ESNext'

// The plugin's types describe its CommonJS build, where the function is below `default`.
const terser = terserPlugin as unknown as typeof terserPlugin.default

const root = fileURLToPath(new URL('../../../', import.meta.url))
const entry = join(corpus, 'entry.ts')
const decorated = join(corpus, 'decorators.ts')

export const builds: readonly Build[] = [
  withEsbuild('as written', { target: 'esnext' }),
  withEsbuild('for ES2022, decorators, split', {
    target: 'es2022',
    entryPoints: { entry: decorated },
    splitting: true,
  }),
  withEsbuild('for ES2017, names kept', { target: 'es2017', keepNames: true }),
  withEsbuild('for ES2015', { target: 'es2015' }),
  withEsbuild('for ES2022, without the sources', { target: 'es2022', sourcesContent: false }),
  withRollup('as written', { target: 'ESNext' }),
  withRollup('for ES2022, decorators', { target: 'ES2022', input: decorated }),
  withRollup('for ES2017, names kept', {
    target: 'ES2017',
    terser: { keep_fnames: true, keep_classnames: true },
  }),
  withRollup('for ES2015', { target: 'ES2015' }),
  withWebpack('as written', { target: 'ESNext' }),
  withWebpack('for ES2022, decorators', { target: 'ES2022', input: decorated }),
  withWebpack('for ES2017', { target: 'ES2017' }),
  withWebpack('for ES2015', { target: 'ES2015' }),
  withWebpack('for ES2022, without the sources', {
    target: 'ES2022',
    devtool: 'nosources-source-map',
  }),
  withRspack('as written', { target: 'esnext' }),
  withRspack('for ES2022, decorators', { target: 'es2022', input: decorated }),
  withRspack('for ES2017', { target: 'es2017' }),
  withRspack('for ES2015', { target: 'es2015' }),
  withVite('as written', { target: 'esnext' }),
  withVite('for ES2017', { target: 'es2017' }),
  withVite('for ES2015', { target: 'es2015' }),
  withVite('for ES2022, by terser', { target: 'es2022', minify: 'terser' }),
]

function withEsbuild(options: string, settings: BuildOptions): Build {
  return {
    bundler: 'esbuild',
    options,
    hasSources: settings.sourcesContent !== false,
    into: (outdir) =>
      esbuild({
        entryPoints: { entry },
        bundle: true,
        minify: true,
        format: 'esm',
        sourcemap: true,
        logLevel: 'error',
        outdir,
        ...settings,
      }),
  }
}

function withRollup(
  options: string,
  settings: { target: Target; input?: string; terser?: Parameters<typeof terser>[0] },
): Build {
  return {
    bundler: 'rollup',
    options,
    hasSources: true,
    into: async (dir) => {
      const bundle = await rollup({
        input: { entry: settings.input ?? entry },
        plugins: [transpile(settings.target)],
        // TypeScript's helpers ask for `this` where there is none.
        logLevel: 'silent',
      })
      const plugins = [terser(settings.terser)]
      await bundle.write({ dir, sourcemap: true, format: 'es', plugins })
    },
  }
}

function transpile(target: Target): Plugin {
  return {
    name: 'transpile',
    transform(code, fileName) {
      const { outputText, sourceMapText = '' } = ts.transpileModule(code, {
        fileName,
        compilerOptions: {
          target: ts.ScriptTarget[target],
          module: ts.ModuleKind.ESNext,
          sourceMap: true,
        },
      })
      return { code: outputText, map: sourceMapText }
    },
  }
}

function withWebpack(
  options: string,
  {
    target,
    input = entry,
    devtool = 'source-map',
  }: { target: Target; input?: string; devtool?: string },
): Build {
  const loader = fileURLToPath(new URL('transpile-loader.mjs', import.meta.url))
  return {
    bundler: 'webpack',
    options,
    hasSources: !devtool.startsWith('nosources'),
    into: async (path) => {
      const configuration: Configuration = {
        mode: 'production',
        context: root,
        entry: { entry: input },
        target: ['node', target === 'ESNext' ? 'es2022' : target.toLowerCase()],
        devtool,
        module: { rules: [{ test: /\.[jt]s$/, use: [{ loader, options: { target } }] }] },
        output: { path, library: { type: 'commonjs2' } },
      }
      const stats = await promisify<Configuration, webpack.Stats | undefined>(webpack)(
        configuration,
      )
      if (stats?.hasErrors()) throw new Error(stats.toString('errors-only'))
    },
  }
}

function withRspack(
  options: string,
  { target, input = entry }: { target: Lowercase<Target>; input?: string },
): Build {
  return {
    bundler: 'rspack',
    options,
    hasSources: true,
    into: async (path) => {
      const configuration: RspackConfiguration = {
        mode: 'production',
        context: root,
        entry: { entry: input },
        target: ['node', target === 'esnext' ? 'es2022' : target],
        devtool: 'source-map',
        module: {
          rules: [{ test: /\.[jt]s$/, loader: 'builtin:swc-loader', options: swc(target) }],
        },
        output: { path, library: { type: 'commonjs2' } },
      }
      const stats = await promisify<
        RspackConfiguration,
        { hasErrors: () => boolean; toString: (kind: string) => string } | undefined
      >(rspack)(configuration)
      if (stats?.hasErrors()) throw new Error(stats.toString('errors-only'))
    },
  }
}

function swc(target: string): object {
  return {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { decoratorVersion: '2022-03' },
      target,
    },
  }
}

function withVite(options: string, settings: NonNullable<InlineConfig['build']>): Build {
  return {
    bundler: 'vite',
    options,
    hasSources: true,
    into: (outDir) =>
      vite({
        logLevel: 'error',
        configFile: false,
        root: corpus,
        build: {
          outDir,
          emptyOutDir: true,
          sourcemap: true,
          rolldownOptions: {
            input: { entry },
            preserveEntrySignatures: 'strict',
            output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
          },
          ...settings,
        },
      }),
  }
}
