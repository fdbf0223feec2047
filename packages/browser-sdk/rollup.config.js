import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

/** An entry of the npm package, by the file it is built from: what a page does not import costs it nothing. */
const entries = {
  index: 'index',
  core: 'core',
  blocked: 'collect/blocked',
  breadcrumbs: 'collect/breadcrumbs',
  compress: 'transport/compress',
  consent: 'session/consent',
  control: 'pipeline/control',
  cost: 'transport/cost',
  details: 'session/details',
  'long-frames': 'collect/long-frames',
  metrics: 'collect/metrics',
  navigations: 'collect/navigations',
  offline: 'transport/offline',
  reports: 'collect/reports',
  'request-timing': 'collect/request-timing',
  scripts: 'collect/scripts',
  tracing: 'collect/tracing',
  vitals: 'collect/vitals',
  'vitals-attribution': 'collect/vitals-attribution',
  react: 'react',
  vue: 'vue',
  angular: 'angular',
  svelte: 'svelte',
}

const minify = terser({
  ecma: 2020,
  module: true,
  compress: {
    passes: 3,
    unsafe_arrows: true,
    unsafe_methods: true,
    pure_getters: true,
    keep_fargs: false,
  },
})

const build = (input, file, format) => ({
  external: /seismo\.more/,
  input: `dist/js/${input}.js`,
  plugins: [nodeResolve(), minify],
  output: { file: `dist/${file}`, format, sourcemap: format !== 'cjs' },
})

/** Rollup reads what `tsc` wrote, so that there is one compiler to believe. */
export default [
  {
    input: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, `dist/js/${file}.js`]),
    ),
    external: ['web-vitals', 'react'],
    // Minified here too: terser's passes find more than a bundler's own.
    plugins: [minify],
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'chunks/[name].js',
      // Bundlers warn of imports that import nothing.
      hoistTransitiveImports: false,
    },
  },
  build('cdn', 'seismo.min.js', 'iife'),
  build('late', 'seismo.more.min.js', 'es'),
  build('loader', 'loader.min.js', 'iife'),
]
