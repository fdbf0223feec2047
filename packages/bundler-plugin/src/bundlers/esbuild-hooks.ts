import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { UnpluginOptions } from 'unplugin'
import type { Settings } from '../options.ts'
import { UploadError } from '../upload-error.ts'
import { assertTarget, finishBuild } from './finish-build.ts'
import { injectDebugIds } from './inject-debug-ids.ts'

type PluginBuild = Parameters<NonNullable<NonNullable<UnpluginOptions['esbuild']>['setup']>>[0]
type BuildResult = Parameters<Parameters<PluginBuild['onEnd']>[0]>[0]

/** esbuild has no hook between making its files and writing them: they are changed where they were written. */
export function esbuildHooks(build: PluginBuild, settings: Settings): void {
  const { initialOptions } = build
  const isActive = settings.enabled ?? isProduction(initialOptions)
  if (!isActive || initialOptions.platform === 'node') return
  // The list of the files that were made.
  initialOptions.metafile = true
  build.onStart(() => answered(() => assertTarget(settings)))
  build.onEnd((result) => {
    if (result.errors.length > 0) return undefined
    return answered(() => afterBuild(result, initialOptions, settings))
  })
}

async function afterBuild(
  { metafile }: BuildResult,
  { absWorkingDir = process.cwd(), outdir, outfile = '', write }: PluginBuild['initialOptions'],
  settings: Settings,
): Promise<void> {
  if (write === false) {
    throw new UploadError(
      'seismo: with `write: false` there are no files to work on; let esbuild write them, or take the plugin out',
    )
  }
  const dir = resolve(absWorkingDir, outdir ?? dirname(outfile))
  const names = Object.keys(metafile?.outputs ?? {}).map((output) =>
    relative(dir, resolve(absWorkingDir, output)).split(sep).join('/'),
  )
  await injectDebugIds({
    names,
    read: (name) => readFile(join(dir, name), 'utf8'),
    write: (name, text) => writeFile(join(dir, name), text),
    // Always beside the file, as `<name>.map`.
    mapOf: () => undefined,
  })
  await finishBuild({ dir, files: names.map((path) => ({ path })) }, settings)
}

/** It does not say whether somebody watches; what is minified, or said to be, is for visitors. */
function isProduction({ minify, define }: PluginBuild['initialOptions']): boolean {
  const mode = define?.['process.env.NODE_ENV'] ?? JSON.stringify(process.env.NODE_ENV)
  return minify === true || mode === '"production"'
}

/** What esbuild prints as a message of the build, without a stack. */
async function answered(run: () => void | Promise<void>) {
  try {
    await run()
    return undefined
  } catch (cause) {
    if (!(cause instanceof UploadError)) throw cause
    return { errors: [{ text: cause.message, detail: cause }] }
  }
}
