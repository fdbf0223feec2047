import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textOfDataUrl } from '../debug-ids/data-url.ts'
import { mapPlaceOf } from '../map-name.ts'

/** A built file that may have a map. */
export interface BuiltFile {
  /** Below the folder, as browsers see it: `assets/app-3f9c.js`. */
  path: string
  /** Of its map, where the bundler said so. */
  map?: string | undefined
}

export interface Bundle {
  path: string
  text: string
  map: string
  /** Below the folder; undefined where the map is in the file itself and nowhere else. */
  mapPath: string | undefined
}

/** The file with its map: where the bundler put it, else where its comment says, else `<name>.map`. */
export async function readBundle(dir: string, built: BuiltFile): Promise<Bundle | undefined> {
  const { path } = built
  const text = await readFile(join(dir, path), 'utf8')
  const place = mapPlaceOf(path, text)
  if (place.is === 'inline') {
    const map = textOfDataUrl(place.url)
    const beside = await readIfThere(join(dir, `${path}.map`))
    const mapPath = beside === undefined ? undefined : `${path}.map`
    return map === undefined ? undefined : { path, text, map, mapPath }
  }
  for (const mapPath of built.map === undefined ? place.names : [built.map]) {
    const map = await readIfThere(join(dir, mapPath))
    if (map !== undefined) return { path, text, map, mapPath }
  }
  return undefined
}

/** What the system says of a name where no file is: comments of other people's scripts hold anything. */
const NO_FILE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && NO_FILE.includes(String(cause.code)))
      return undefined
    throw cause
  }
}
