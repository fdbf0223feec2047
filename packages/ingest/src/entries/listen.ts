import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { StartError } from './data-folder.ts'

/** Time for a client to finish its headers and its body: beacons are small, a crawl is an attack. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 60_000

export interface Handlers {
  /** Node's own form, asked first; answers whether the request was its. */
  take: (request: IncomingMessage, response: ServerResponse) => boolean
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
}

/** @throws StartError where the port is taken or the address is not ours. */
export async function listen(
  { take, fetch }: Handlers,
  { port, host }: { port: number; host: string },
): Promise<Server> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      if (!take(request, response)) void answer(request, response)
    },
  )
  // as: HTTP/2 is not spoken here.
  const answer = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    overrideGlobalObjects: false,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Server>()
  server.once('error', (cause) => reject(explained(cause, port, host)))
  server.listen(port, host, () => resolve(server))
  return promise
}

function explained(cause: Error, port: number, host: string): StartError {
  const code = 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${String(port)} on ${host} is taken; stop what listens there, or set SEISMO_PORT to another port`,
      { cause },
    )
  }
  if (code === 'EACCES') {
    return new StartError(`Port ${String(port)} needs more rights; set SEISMO_PORT above 1023`, {
      cause,
    })
  }
  return new StartError(
    `Cannot listen on ${host}:${String(port)} (${cause.message}); check SEISMO_HOST`,
    {
      cause,
    },
  )
}

export function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${String(port)}`
}

const CUT_IDLE_EVERY_MS = 50

/** Stops accepting; requests under way get their answer, connections kept alive are cut. */
export async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.close(() => resolve(undefined))
  // A connection turns idle only once its answer is out, and then waits seconds for another request.
  const cutting = setInterval(() => server.closeIdleConnections(), CUT_IDLE_EVERY_MS)
  await promise
  clearInterval(cutting)
}
