import type { UnpluginOptions } from 'unplugin'
import { esbuildHooks } from './bundlers/esbuild-hooks.ts'
import { rollupPlugin } from './bundlers/rollup-plugin.ts'
import { vitePlugin } from './bundlers/vite-plugin.ts'
import { webpackHooks, type WebpackCompiler } from './bundlers/webpack-hooks.ts'
import { readOptions, type SeismoOptions } from './options.ts'

export function plugin(options: SeismoOptions | undefined): UnpluginOptions {
  const settings = readOptions(options)
  return {
    name: 'seismo',
    enforce: 'post',
    vite: vitePlugin(settings),
    rollup: rollupPlugin(settings),
    webpack: (compiler) => webpackHooks(compiler, settings),
    // as: Rspack's compiler has webpack's interface, with types of its own.
    rspack: (compiler) => webpackHooks(compiler as unknown as WebpackCompiler, settings),
    esbuild: { setup: (build) => esbuildHooks(build, settings) },
  }
}
