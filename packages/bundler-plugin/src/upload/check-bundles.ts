import { isScript } from '../map-name.ts'
import { UploadError } from '../upload-error.ts'
import { readBundle, type BuiltFile } from './bundle.ts'
import { checkBundle, type CheckedBundle } from './check-bundle.ts'

export interface Checked {
  bundles: CheckedBundle[]
  /** Scripts that stay as they are in the browser. */
  withoutMap: string[]
}

/**
 * All of the build before any of it is sent. One at a time: maps are large, and what is kept of them
 * is not.
 */
export async function checkBundles(dir: string, files: readonly BuiltFile[]): Promise<Checked> {
  const checked: Checked = { bundles: [], withoutMap: [] }
  for (const file of files) {
    const bundle = await readBundle(dir, file)
    if (bundle) checked.bundles.push(checkBundle(bundle))
    else if (isScript(file.path)) checked.withoutMap.push(file.path)
  }
  if (checked.bundles.length > 0) return checked
  throw new UploadError(
    `no source map below ${dir}; build with source maps (Vite: build.sourcemap: 'hidden'; webpack ` +
      "and Rspack: devtool: 'hidden-source-map'; Rollup: output.sourcemap; esbuild: sourcemap)",
  )
}
