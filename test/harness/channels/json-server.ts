import type { IncomingMessage } from 'node:http'
import { bodyOf, startServer, type TestServer } from '../http-server.ts'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  text: string
}

export interface Said {
  status: number
  headers?: Record<string, string>
  /** Text as it is, everything else as JSON. */
  body?: unknown
}

export interface ChannelServer extends TestServer {
  /** The next requests are answered so, before anything is looked at. */
  answerNext: (...answers: Said[]) => void
}

/** A server that answers by its contract, unless it was told to have trouble. */
export async function startChannelServer(answer: (asked: Asked) => Said): Promise<ChannelServer> {
  const troubles: Said[] = []
  const server = await startServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://channel')
    const asked = {
      ...{ method: request.method ?? '', path: url.pathname, query: url.searchParams },
      ...{ headers: request.headers, text: await bodyOf(request) },
    }
    const { status, headers, body } = troubles.shift() ?? answer(asked)
    const isText = typeof body === 'string'
    response.writeHead(status, {
      'Content-Type': isText ? 'text/plain' : 'application/json',
      ...headers,
    })
    response.end(isText || body === undefined ? body : JSON.stringify(body))
  })
  return { ...server, answerNext: (...answers) => void troubles.push(...answers) }
}
