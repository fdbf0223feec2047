import { serve, type Server } from './serve.ts'
import type { Variant } from './variants.ts'

export interface Site extends Server {
  pageOf: (variant: Variant, path?: string) => string
}

const FOLDER = /^\/v\/(\d+)\/([\w.-]*)/

/** The same page with every variant; `/ok` and `/fail` answer its requests, `/other` is where it may go. */
export async function startSite(variants: readonly Variant[]): Promise<Site> {
  const server = await serve(({ url = '/' }, response) => {
    // Isolated pages have clocks of 5 µs instead of 100 µs.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    const [path = '/'] = url.split('?', 1)
    const [, index, name = ''] = FOLDER.exec(path) ?? []
    const variant = variants[Number(index)]
    const file = variant?.files.get(name)
    if (file) {
      response.setHeader('content-type', 'text/javascript')
      // A text of its own each time: no load finds the code compiled by the one before.
      response.end(Buffer.concat([file, Buffer.from(`\n//${Math.random()}`)]))
    } else if (variant) sendPage(variant.head(`/v/${index ?? ''}/`))
    else if (path === '/other') sendPage('')
    else if (path === '/ok') response.setHeader('content-type', 'application/json').end('{"ok":1}')
    else response.writeHead(path === '/fail' ? 500 : 404).end('no')

    function sendPage(head: string): void {
      response.setHeader('content-type', 'text/html').end(toPage(head))
    }
  })
  return {
    ...server,
    pageOf: (variant, path = '') => `${server.url.origin}/v/${variants.indexOf(variant)}/${path}`,
  }
}

function toPage(head: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>page</title>
<link rel="icon" href="data:,">${head}</head>
<body><h1>Hello</h1><p>${'text '.repeat(400)}</p><button>b</button></body></html>`
}
