import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { ServerResponse } from 'node:http'
import { RELEASES, type Release } from '../releases.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

export interface Monitoring {
  /** Where Seismo listens, and the project's public key. */
  url: string
  key: string
}

export interface Pages {
  /** The document, whatever the path: the page's own router reads the address. */
  document: (response: ServerResponse, release: Release) => Promise<void>
  /** A file of any release: pages opened before a deploy still ask for theirs. */
  asset: (response: ServerResponse, path: string) => Promise<void>
}

/** `builds` holds a folder for each release. */
export function createPages(builds: string, monitoring: Monitoring | undefined): Pages {
  return {
    async document(response, release) {
      const html = await readFile(join(builds, release, 'index.html'), 'utf8')
      response.writeHead(200, { 'content-type': TYPES['.html'], 'cache-control': 'no-cache' })
      response.end(html.replace('<!--seismo-->', monitoring ? scriptTag(monitoring, release) : ''))
    },

    async asset(response, path) {
      // Normalised from the root, a path cannot climb out of the folder.
      const name = normalize(`/${path}`)
      const file = await firstOf(RELEASES.map((release) => join(builds, release, name)))
      const type = TYPES[extname(name)]
      if (!file || !type) {
        response.writeHead(404).end()
        return
      }
      response.writeHead(200, {
        'content-type': type,
        'cache-control': 'max-age=31536000, immutable',
      })
      response.end(file)
    },
  }
}

function scriptTag({ url, key }: Monitoring, release: Release): string {
  return (
    `<script async src="${url}/seismo.min.js" crossorigin data-key="${key}" ` +
    `data-endpoint="${url}" data-release="${release}" data-environment="demo"></script>`
  )
}

async function firstOf(paths: readonly string[]): Promise<Buffer | undefined> {
  const files = await Promise.all(paths.map((path) => readFile(path).catch(() => undefined)))
  return files.find((file) => file !== undefined)
}
