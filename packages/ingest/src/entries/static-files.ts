import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { StaticFile } from '../http/dependencies.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** The built page by its addresses; read once, for it is small and never changes while we run. */
export async function readPage(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, StaticFile]> => {
        const path = join(entry.parentPath, entry.name)
        const address = `/${relative(folder, path).split(sep).join('/')}`
        return [address, await readStatic(path, address.startsWith('/assets/'))]
      }),
    ),
  )
}

export async function readStatic(path: string, immutable: boolean): Promise<StaticFile> {
  return {
    bytes: new Uint8Array(await readFile(path)),
    contentType: TYPES[extname(path)] ?? 'application/octet-stream',
    immutable,
  }
}
