import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { UploadError } from './upload.ts'

export interface Bundle {
  /** Below the folder, as browsers see it: `assets/app-3f9c.js`. */
  path: string
  file: Uint8Array<ArrayBuffer>
  map: Uint8Array<ArrayBuffer>
}

const SCRIPT = /\.(js|mjs|cjs)$/
/** The comment is the last line of a bundle; looking further would find those inside its strings. */
const TAIL_BYTES = 4_096

/** Every script with a map: named by its sourceMappingURL, else beside it as `<name>.map`. */
export async function findBundles(dir: string): Promise<Bundle[]> {
  const scripts = await listScripts(dir)
  const bundles = await Promise.all(scripts.map((script) => toBundle(dir, script)))
  return bundles.filter((bundle) => bundle !== undefined)
}

async function listScripts(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && SCRIPT.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch (cause) {
    throw new UploadError(`${dir} cannot be read; name the folder of your build`, { cause })
  }
}

async function toBundle(dir: string, script: string): Promise<Bundle | undefined> {
  const file = await readFile(script)
  const map = await readMap(script, file)
  if (!map) return undefined
  const path = relative(dir, script).split(sep).join('/')
  return { path, file: new Uint8Array(file), map }
}

async function readMap(script: string, file: Buffer): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const comments = file
    .subarray(-TAIL_BYTES)
    .toString('utf8')
    .matchAll(/\/\/[#@] ?sourceMappingURL=(\S+)/g)
  const named = [...comments].at(-1)?.[1]
  if (named?.startsWith('data:')) return fromDataUrl(named, file)
  // Only its name counts: a map is looked for beside its script, never where a comment points.
  const name =
    named === undefined ? `${basename(script)}.map` : basename(named.split('?', 1)[0] ?? '')
  return (await readIfThere(join(dirname(script), name))) ?? readIfThere(`${script}.map`)
}

function fromDataUrl(tail: string, file: Buffer): Uint8Array<ArrayBuffer> | undefined {
  // The tail may have cut the URL's beginning off; the comment's start tells where it really is.
  const start = file.lastIndexOf('sourceMappingURL=data:')
  const url = start < 0 ? tail : file.subarray(start + 'sourceMappingURL='.length).toString('utf8')
  const [, encoded] = /^data:[^,]*;base64,([\w+/=]+)/.exec(url) ?? []
  return encoded === undefined ? undefined : new Uint8Array(Buffer.from(encoded, 'base64'))
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}
