import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startServer } from './http-server.ts'

const run = promisify(execFile)

const FOLDERS: Readonly<Record<string, string>> = {
  '@seismo/browser': 'browser-sdk',
  '@seismo/bundler-plugin': 'bundler-plugin',
  '@seismo/ingest': 'ingest',
  '@seismo/ui': 'ui',
  seismo: 'cli',
}

export interface PackageRegistry {
  url: string
  close: () => Promise<void>
}

/**
 * An npm registry that has what `npm pack` makes of our packages as they are built, each packed when
 * it is first asked for, and sends whoever asks for another to npm's own.
 */
export async function startPackageRegistry(): Promise<PackageRegistry> {
  const { stdout } = await run('npm', ['config', 'get', 'registry'])
  const elsewhere = stdout.trim().replace(/\/$/, '')
  const folder = await mkdtemp(join(tmpdir(), 'seismo-registry-'))
  const packing = new Map<string, Promise<string>>()

  function tarballOf(name: string, of: string): Promise<string> {
    const made = packing.get(name) ?? pack(of, folder)
    packing.set(name, made)
    return made
  }

  const server = await startServer(async ({ url: path = '/' }, response) => {
    const [asked = '', isTarball] = decodeURIComponent(path).slice(1).split('/-/')
    const of = FOLDERS[asked]
    if (of === undefined) {
      response.writeHead(302, { Location: elsewhere + path }).end()
      return
    }
    const bytes = await readFile(await tarballOf(asked, of))
    if (isTarball !== undefined) {
      response.end(bytes)
      return
    }
    const manifest = await readManifest(of)
    const dist = {
      tarball: `${server.url}/${asked}/-/${of}.tgz`,
      integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    }
    response.setHeader('Content-Type', 'application/json')
    response.end(
      JSON.stringify({
        name: asked,
        'dist-tags': { latest: manifest.version },
        versions: { [manifest.version]: { ...manifest, dist } },
      }),
    )
  })

  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../../packages/${name}`, import.meta.url))
}

async function readManifest(of: string): Promise<{ version: string }> {
  const text = await readFile(join(folderOf(of), 'package.json'), 'utf8')
  return JSON.parse(text) as { version: string } // npm has read it before
}

/** Answers the tarball's path. */
async function pack(of: string, into: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', into], {
    cwd: folderOf(of),
  })
  return join(into, stdout.trim())
}
