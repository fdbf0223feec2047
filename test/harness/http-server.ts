import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestServer {
  url: string
  close: () => Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** A real server on a free port of the loopback. */
export async function startServer(answer: Answer): Promise<TestServer> {
  const server = createServer((request, response) => void answer(request, response))
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      const closed = Promise.withResolvers<undefined>()
      server.close(() => closed.resolve(undefined))
      server.closeAllConnections()
      await closed.promise
    },
  }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
  return Buffer.concat(chunks).toString()
}
