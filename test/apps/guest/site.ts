import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Client } from '../../../packages/browser-sdk/src/api.ts'
import { startServer, type TestServer } from '../../harness/http-server.ts'

const dist = new URL('../../../packages/browser-sdk/dist/', import.meta.url)
const SCRIPTS = ['seismo.min.js', 'seismo.more.min.js', 'loader.min.js']
/** The page's own policy may name it. */
export const NONCE = 'c2Vpc21v'

export interface Guest {
  /** Where the script sends. */
  endpoint: string
  /** Attributes of the script tag beyond the key and the endpoint. */
  attributes?: string
  /** Runs before Seismo. */
  before?: string
  /** Runs after it. */
  after?: string
  body?: string
  headers?: Record<string, string>
  /** Instead of the whole page. */
  html?: string
}

export interface Site extends TestServer {
  /** Makes a page and answers its address. */
  page: (guest: Guest) => string
  /** A script of the page's, by its address. */
  script: (text: string) => string
}

/** A website that Seismo is a guest on, with requests that end in all the ways there are. */
export async function startSite(): Promise<Site> {
  const files = new Map<string, { type: string; text: string; headers?: Record<string, string> }>()
  for (const name of SCRIPTS)
    files.set(`/seismo/${name}`, {
      type: 'text/javascript',
      text: await readFile(new URL(name, dist), 'utf8'),
    })
  const server = await startServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const file = files.get(pathname)
    if (!file) {
      answerRequest(pathname, request, response)
      return
    }
    response.writeHead(200, {
      'Content-Type': file.type,
      'Access-Control-Allow-Origin': '*',
      ...file.headers,
    })
    response.end(file.text)
  })

  function page({ headers = {}, ...guest }: Guest): string {
    const path = `/page-${files.size}`
    const text = guest.html ?? pageHtml(guest)
    files.set(path, { type: 'text/html', text, headers })
    return server.url + path
  }

  function script(text: string): string {
    const path = `/script-${files.size}.js`
    files.set(path, { type: 'text/javascript', text })
    return server.url + path
  }

  return { ...server, page, script }
}

/** `/api/500` answers with that status; `/api/slow` not at all until the page gives up. */
function answerRequest(path: string, request: IncomingMessage, response: ServerResponse): void {
  const status = Number(/^\/api\/(\d{3})$/.exec(path)?.[1] ?? 0)
  if (path === '/api/slow') return
  if (path === '/api/reset') return void request.socket.destroy()
  // No CORS: another origin may have it only without seeing it.
  response.writeHead(status || 404, { 'Content-Type': 'application/json' })
  response.end(status === 204 ? undefined : '{}')
}

/** The tag as the documentation has it; none for the endpoint `none`. */
export function scriptTag({ endpoint, attributes = '' }: Guest): string {
  if (endpoint === 'none') return ''
  return `<script nonce="${NONCE}" src="/seismo/seismo.min.js" crossorigin data-key="key" data-endpoint="${endpoint}" ${attributes}></script>`
}

function pageHtml(guest: Guest): string {
  const { before = '', after = '', body = '' } = guest
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Guest</title>
<link rel="icon" href="data:,">
<script nonce="${NONCE}">${WITNESS}</script>
<script nonce="${NONCE}">${before}</script>
${scriptTag(guest)}
<script nonce="${NONCE}">${after}</script>
</head><body><h1>A page with a guest</h1>${body}</body></html>`
}

/** What a page may notice of a guest that misbehaves. */
const WITNESS = `
self.witness = { errors: [], rejections: [], violations: [], written: [] }
addEventListener('error', (event) => witness.errors.push(event.message || 'resource'))
addEventListener('unhandledrejection', (event) => witness.rejections.push(event.reason?.name + ': ' + event.reason?.message))
addEventListener('securitypolicyviolation', (event) => witness.violations.push(event.effectiveDirective + ' ' + event.blockedURI))
for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
  const original = console[level]
  console[level] = (...args) => {
    witness.written.push(typeof args[0] === 'string' ? args[0] : typeof args[0])
    original.apply(console, args)
  }
}
`

export interface Witness {
  errors: string[]
  rejections: string[]
  violations: string[]
  written: string[]
}

declare global {
  var witness: Witness
  var seismo: Client
}
