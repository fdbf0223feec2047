import { hasMaps, isScript } from '../map-name.ts'
import type { Settings } from '../options.ts'
import { UploadError } from '../upload-error.ts'
import type { BuiltFile } from '../upload/bundle.ts'
import { removeMaps } from '../upload/remove-maps.ts'
import { uploadBundles } from '../upload/upload-bundles.ts'

export interface WrittenBuild {
  dir: string
  files: readonly BuiltFile[]
}

/** After the files are written: check, upload, and only then delete the maps. */
export async function finishBuild({ dir, files }: WrittenBuild, settings: Settings): Promise<void> {
  const withMaps = files.filter(({ path }) => hasMaps(path))
  if (!withMaps.some(({ path }) => isScript(path))) return
  await orWarn(settings, async () => {
    const target = settings.upload ? settings.target() : undefined
    const bundles = await uploadBundles({ dir, files: withMaps, target, print })
    if (settings.deleteMaps) await removeMaps(dir, bundles)
  })
}

/** Before the build: a token that is missing is not found out after minutes. */
export function assertTarget(settings: Settings): void {
  try {
    if (settings.upload && settings.errorMode === 'fail') settings.target()
  } catch (cause) {
    throw toBuildError(cause)
  }
}

async function orWarn({ errorMode }: Settings, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (cause) {
    if (errorMode === 'fail' || !(cause instanceof UploadError)) throw toBuildError(cause)
    print(`warning: ${cause.message}; the maps are still in the output`)
  }
}

/** Says whose it is: bundlers print no more than the message. */
function toBuildError(cause: unknown): unknown {
  return cause instanceof UploadError
    ? new UploadError(`seismo: ${cause.message}`, { cause })
    : cause
}

/** Not stdout, where bundlers may write what another program reads. */
function print(line: string): void {
  process.stderr.write(`[seismo] ${line}\n`)
}
