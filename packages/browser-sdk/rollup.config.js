import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

/** Rollup reads what `tsc` wrote, so that there is one compiler to believe. */
const npm = {
  input: 'dist/js/index.js',
  external: ['web-vitals'],
  output: { file: 'dist/index.js', format: 'es', sourcemap: true },
}

const scriptTag = {
  input: 'dist/js/cdn.js',
  plugins: [nodeResolve(), terser({ ecma: 2020, compress: { passes: 3, unsafe_arrows: true } })],
  output: { file: 'dist/seismo.min.js', format: 'iife', sourcemap: true },
}

export default [npm, scriptTag]
