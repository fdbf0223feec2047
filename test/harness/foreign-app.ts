import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { startServer, type TestServer } from './http-server.ts'

const apps = fileURLToPath(new URL('../apps/', import.meta.url))
const SCRIPT = '/assets/app.js'

export interface ForeignApp {
  /** Holds the script and its map. */
  dist: string
  /** @param data becomes `data-…` of the page: where its client reports to. */
  serve: (data: Record<string, string>) => Promise<TestServer>
}

/**
 * A page of `test/apps` that was made for another system's client, minified as its customers ship
 * theirs. Its own requests to `/api/` all fail.
 */
export async function buildForeignApp(name: 'sentry' | 'faro' | 'otlp'): Promise<ForeignApp> {
  const dist = join(apps, name, 'dist')
  await build({
    entryPoints: [join(apps, name, 'main.ts')],
    outfile: join(dist, SCRIPT),
    ...{ bundle: true, minify: true, sourcemap: true, format: 'esm', logLevel: 'silent' },
  })
  return {
    dist,
    serve: (data) =>
      startServer(async ({ url = '/' }, response) => {
        if (url.startsWith('/api/')) return void response.writeHead(500).end('broken')
        if (url === SCRIPT) {
          response.setHeader('Content-Type', 'text/javascript')
          return void response.end(await readFile(join(dist, SCRIPT)))
        }
        response.setHeader('Content-Type', 'text/html')
        response.end(pageWith(data))
      }),
  }
}

function pageWith(data: Record<string, string>): string {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${value}"`)
  return `<!doctype html><html lang="en"${attributes.join('')}><meta charset="utf-8">
<title>Shop</title><h1>A page that reports</h1><script type="module" src="${SCRIPT}"></script>`
}
