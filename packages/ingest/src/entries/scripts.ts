import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageScripts, StaticFile } from '../http/dependencies.ts'
import { readStatic } from './static-files.ts'

const FILES = ['seismo.min.js', 'seismo.more.min.js'] as const

/**
 * The script of other people's pages: at an address that always has the newest, and at one that
 * never changes, for tags with `integrity`.
 */
export async function readScripts(
  folder: string,
): Promise<{ files: Map<string, StaticFile>; scripts: PageScripts }> {
  const both = await Promise.all(
    FILES.map(async (name) => ({ name, file: await readStatic(join(folder, name), false) })),
  )
  const version = createHash('sha256')
  for (const { file } of both) version.update(file.bytes)
  const pinned = `/seismo/${version.digest('hex').slice(0, 12)}/`
  const files = new Map<string, StaticFile>()
  for (const { name, file } of both) {
    files.set(`/${name}`, { ...file, isPublic: true })
    files.set(`${pinned}${name}`, { ...file, isPublic: true, immutable: true })
  }
  const loader = await readFile(join(folder, 'loader.min.js'), 'utf8')
  return {
    files,
    scripts: {
      loader: loader.replace(/\n\/\/# sourceMappingURL.*\s*$/, '').trim(),
      pinned: both.map(({ name, file }) => ({
        path: `${pinned}${name}`,
        integrity: `sha384-${createHash('sha384').update(file.bytes).digest('base64')}`,
      })),
    },
  }
}
