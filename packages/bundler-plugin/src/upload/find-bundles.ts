import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { hasMaps } from '../map-name.ts'
import { UploadError } from '../upload-error.ts'
import type { BuiltFile } from './bundle.ts'

/** Every script and stylesheet below the folder; whether it has a map is seen when it is read. */
export async function findBundles(dir: string): Promise<BuiltFile[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && hasMaps(entry.name))
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .toSorted()
      .map((path) => ({ path }))
  } catch (cause) {
    throw new UploadError(`${dir} cannot be read; name the folder of your build`, { cause })
  }
}
