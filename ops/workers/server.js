// The same handler where `bun ops/workers/server.js` or `deno serve` run it.
import process from 'node:process'
import { createWorker } from '@seismo/ingest/edge'

const worker = createWorker()
/** A process goes on anyway. */
const context = { waitUntil: (work) => void work.catch(() => undefined) }
const settings = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => name.startsWith('SEISMO_') || name.startsWith('AWS_'),
  ),
)
const HEADER = settings.SEISMO_ADDRESS_HEADER ?? 'cf-connecting-ip'

export default {
  port: Number(process.env.PORT ?? 8791),
  hostname: process.env.HOST ?? '127.0.0.1',
  fetch: (request, server) => {
    const headers = new Headers(request.headers)
    // Where no proxy of ours has set it, it would be the client's own word.
    if (settings.SEISMO_ADDRESS_HEADER === undefined)
      headers.set(HEADER, addressOf(request, server))
    return worker.fetch(new Request(request, { headers }), settings, context)
  },
}

function addressOf(request, server) {
  return server.requestIP?.(request)?.address ?? server.remoteAddr?.hostname ?? ''
}
