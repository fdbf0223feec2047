import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'

/*
 * Few files: a browser takes a millisecond for each, also from its cache, and a file packs the better
 * the longer it is. By itself the bundler made a hundred for the issues list, of 150 kB for the shell.
 */
/** What every page needs. The theme's script comes before it, and stands alone. */
const shell = {
  ...{ name: 'shell', priority: 1 },
  tags: ['$initial' as const],
  test: (id: string) => !id.includes('theme-init'),
}
/** What more than one page needs, in one file: of two, each might ask for the other first. */
const shared = { name: 'shared', minShareCount: 2 }

const SERVICE = process.env.SEISMO_URL ?? 'http://127.0.0.1:8790'

export default defineConfig({
  plugins: [react(), themeBeforeFirstPaint(), layerOrderInEveryStylesheet()],
  // What the page shares with the service is bundled from its source: no build has to come first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    // Everything the page needs is young: `light-dark()`, layers and nesting go out as written.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // A `data:` script or style would be refused by the service's content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [shell, shared] } } },
  },
  server: {
    proxy: { '/api': SERVICE, '/seismo': SERVICE, '/v1': SERVICE },
  },
})

/** Lazy style sheets may arrive in any order; the first one to come settles that of the layers. */
function layerOrderInEveryStylesheet(): Plugin {
  const order = readFileSync(new URL('src/styles/layers.css', import.meta.url), 'utf8')
  const statement = /@layer [^;]+;/.exec(order)?.[0] ?? ''
  return {
    name: 'seismo:layer-order-in-every-stylesheet',
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type === 'asset' && asset.fileName.endsWith('.css')) {
          asset.source = `${statement}${String(asset.source)}`
        }
      }
    },
  }
}

/**
 * Puts the chosen theme on <html> before anything is painted. A module script would run after the
 * first paint, and the content security policy forbids an inline one.
 */
function themeBeforeFirstPaint(): Plugin {
  const source = '/src/theme-init.ts'
  let building = false
  return {
    name: 'seismo:theme-before-first-paint',
    config(_config, { command }) {
      building = command === 'build'
    },
    buildStart() {
      if (building) this.emitFile({ type: 'chunk', id: `.${source}`, name: 'theme' })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (one) => one.type === 'chunk' && one.name === 'theme',
        )
        const src = chunk === undefined ? source : `/${chunk.fileName}`
        const type = chunk === undefined ? { type: 'module' } : {}
        return [{ tag: 'script', attrs: { ...type, src }, injectTo: 'head' }]
      },
    },
  }
}
