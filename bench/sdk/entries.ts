/** What a page imports of ours beside the core, by entry: the feature's name. */
export const FEATURES = {
  blocked: 'blocked',
  breadcrumbs: 'breadcrumbs',
  compress: 'compress',
  consent: 'consent',
  control: 'control',
  cost: 'cost',
  details: 'details',
  'long-frames': 'longFrames',
  metrics: 'metrics',
  navigations: 'navigations',
  offline: 'offline',
  reports: 'reports',
  'request-timing': 'requestTiming',
  scripts: 'scripts',
  tracing: 'tracing',
  vitals: 'vitals',
  'vitals-attribution': 'vitalsWithAttribution',
} as const

export type FeatureEntry = keyof typeof FEATURES

/** A page's module with the core and some features. */
export function coreWith(features: readonly FeatureEntry[], endpoint: string): string {
  const imports = features.map(
    (entry) => `import { ${FEATURES[entry]} } from '@seismo/browser/${entry}'\n`,
  )
  const use = features.map((entry) => FEATURES[entry]).join(', ')
  return `import { init } from '@seismo/browser/core'
${imports.join('')}init({ ${toOptions(endpoint)}, use: [${use}] })`
}

/** A page's module with everything; what may come later is a chunk of its own. */
export function everything(endpoint: string): string {
  return `import { init } from '@seismo/browser'
init({ ${toOptions(endpoint)} })`
}

/** The page's half of the script-tag build; the files lie in the package's `dist`. */
export function scriptTag(folder: string, endpoint: string, loader: string): string {
  return `<script>${loader}</script>
<script async src="${folder}seismo.min.js" data-key="k" data-endpoint="${endpoint}"></script>`
}

export const SCRIPT_FILES = ['seismo.min.js', 'seismo.more.min.js', 'loader.min.js'] as const

function toOptions(endpoint: string): string {
  return `key: 'k', endpoint: '${endpoint}', release: '1'`
}
