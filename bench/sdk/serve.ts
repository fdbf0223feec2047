import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Server {
  url: URL
  close: () => void
}

/** A server on a free port of the loopback. */
export async function serve(answer: RequestListener): Promise<Server> {
  const server = createServer(answer)
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
