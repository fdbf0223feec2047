import type { UnpluginOptions } from 'unplugin'
import { hasMaps } from '../map-name.ts'
import type { Settings } from '../options.ts'
import { assertTarget, finishBuild } from './finish-build.ts'
import { injectDebugIds } from './inject-debug-ids.ts'

export type WebpackCompiler = Parameters<NonNullable<UnpluginOptions['webpack']>>[0]
type Compilation = Parameters<Parameters<WebpackCompiler['hooks']['afterEmit']['tap']>[1]>[0]

const NAME = 'seismo'

export function webpackHooks(compiler: WebpackCompiler, settings: Settings): void {
  // Its options have their defaults only after all plugins were applied.
  const isActive = () => isForBrowsers(compiler) && (settings.enabled ?? isProduction(compiler))

  compiler.hooks.beforeRun.tap(NAME, () => {
    if (isActive()) assertTarget(settings)
  })
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    // After the maps are made, before file names are made from what the files contain.
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING + 1
    compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
      if (isActive()) await inject(compiler, compilation)
    })
  })
  compiler.hooks.afterEmit.tapPromise(NAME, async (compilation) => {
    if (!isActive() || compilation.errors.length > 0) return
    const dir = compilation.getPath(compiler.outputPath, {})
    const files = compilation
      .getAssets()
      .map(({ name }) => ({ path: onDisk(name), map: mapOf(compilation, name) }))
      .filter(({ path }) => hasMaps(path))
    await finishBuild({ dir, files }, settings)
  })
}

function isProduction({ options, watchMode }: WebpackCompiler): boolean {
  return options.mode !== 'development' && !watchMode
}

/** Frameworks build their server with the same plugins: no visitor loads that, and it needs its maps. */
function isForBrowsers({ options }: WebpackCompiler): boolean {
  return !options.externalsPresets.node
}

async function inject({ webpack }: WebpackCompiler, compilation: Compilation): Promise<void> {
  const names = new Map(compilation.getAssets().map(({ name }) => [onDisk(name), name]))
  const assetOf = (name: string) => names.get(name) ?? name
  await injectDebugIds({
    names: [...names.keys()],
    read: (name) =>
      Promise.resolve(compilation.getAsset(assetOf(name))?.source.source().toString() ?? ''),
    write: (name, text) => {
      compilation.updateAsset(assetOf(name), new webpack.sources.RawSource(text))
      return Promise.resolve()
    },
    mapOf: (name) => mapOf(compilation, assetOf(name)),
  })
}

function mapOf(compilation: Compilation, name: string): string | undefined {
  const related = compilation.getAsset(name)?.info.related?.sourceMap
  const [map] = Array.isArray(related) ? related : [related]
  return typeof map === 'string' ? onDisk(map) : undefined
}

/** `main.js?v=3f9c` is written as `main.js`. */
function onDisk(name: string): string {
  return name.split('?', 1)[0] ?? name
}
