import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { startServer, type TestServer } from './http-server.ts'
import type { Seismo } from './seismo.ts'

/** What is clicked is slow for 300 ms, or breaks. */
const SOURCE = `declare const DEBUG_ID: string
// As bundler plugins do it: where this runs, with the id of its map.
const table: Record<string, string> = ((self as any).seismoDebugIds ??= {})
if (DEBUG_ID) table[new Error().stack ?? ''] = DEBUG_ID

function recountTheCart() {
  const until = performance.now() + 300
  while (performance.now() < until);
}
function breakTheCart() {
  throw new TypeError('the cart is broken')
}
const on = (id: string, run: () => void) =>
  document.querySelector('#' + id)?.addEventListener('click', run)
on('slow', recountTheCart)
on('broken', breakTheCart)
`

export interface SlowPage extends TestServer {
  /** The folder with `app.js` and its map. */
  dist: string
  debugId: string
  /** Of the source, counted from 1. */
  lineOf: (text: string) => number
}

interface Options {
  release?: string
  hasDebugId?: boolean
}

/** A page of one minified script, whose map nobody has uploaded. */
export async function serveSlowPage(
  { url, publicKey }: Seismo,
  { release = '', hasDebugId = false }: Options,
): Promise<SlowPage> {
  const dist = await mkdtemp(join(tmpdir(), 'seismo-slow-page-'))
  const debugId = hasDebugId ? randomUUID() : ''
  await build({
    stdin: { contents: SOURCE, sourcefile: 'src/cart.ts', loader: 'ts' },
    ...{ bundle: true, minify: true, sourcemap: 'linked', outfile: join(dist, 'app.js') },
    define: { DEBUG_ID: JSON.stringify(debugId) },
  })
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cart</title>
<script src="${url}/seismo.min.js" crossorigin data-key="${publicKey}" data-release="${release}"></script>
</head><body><button id="slow">Recount</button><button id="broken">Break</button>
<script src="/assets/app.js"></script></body></html>`
  const server = await startServer(async (request, response) => {
    const isScript = request.url === '/assets/app.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? await readFile(join(dist, 'app.js')) : html)
  })
  return {
    ...{ url: server.url, dist, debugId },
    close: async () => {
      await server.close()
      await rm(dist, { recursive: true })
    },
    lineOf: (text) => SOURCE.split('\n').findIndex((line) => line.includes(text)) + 1,
  }
}
