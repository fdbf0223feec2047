import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { startServer, type TestServer } from '../../harness/http-server.ts'

const source = fileURLToPath(new URL('.', import.meta.url))
export const dist = join(source, 'dist')
const SCRIPT = '/assets/app.js'

/** The page as Sentry's customers ship theirs, minified; its map is beside it. */
export async function buildSite(): Promise<void> {
  await build({
    entryPoints: [join(source, 'main.ts')],
    outfile: join(dist, SCRIPT),
    ...{ bundle: true, minify: true, sourcemap: true, format: 'esm', logLevel: 'silent' },
  })
}

/** The built page, whose requests all fail, with this DSN. */
export function serveSite(dsn: string): Promise<TestServer> {
  return startServer(async ({ url = '/' }, response) => {
    if (url.startsWith('/api/')) return void response.writeHead(500).end('broken')
    if (url === SCRIPT) {
      response.setHeader('Content-Type', 'text/javascript')
      return void response.end(await readFile(join(dist, SCRIPT)))
    }
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><html lang="en" data-dsn="${dsn}"><meta charset="utf-8">
<title>Shop</title><h1>A page that reports to Sentry</h1><script type="module" src="${SCRIPT}"></script>`)
  })
}
