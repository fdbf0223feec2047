import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer } from './http-server.ts'

export type Fault =
  | { is: 'none' }
  /** The connection breaks, as that of a server that is down. */
  | { is: 'away' }
  | { is: 'slow'; ms: number }
  /** An answer that has nothing to do with what was asked. */
  | { is: 'error'; status: number; body: string }
  /** It is done, and nobody learns it. */
  | { is: 'answer-lost' }
  /** The connection breaks when a part of the answer is there. */
  | { is: 'answer-torn' }

export interface FaultyProxy {
  url: string
  /** The address of a database behind it, with its credentials. */
  urlTo: (database: string) => string
  /** Of the requests that come from now on; all, or those that insert. */
  fault: (fault: Fault, only?: 'inserts' | 'reads') => void
  /** Of every request so far. */
  addresses: () => string[]
  close: () => Promise<void>
}

/** Stands before an HTTP server and does to its clients what networks and servers do. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let current: Fault = { is: 'none' }
  let only: 'inserts' | 'reads' | undefined
  const addresses: string[] = []
  const { url, close } = await startServer(async (request, response) => {
    const body = await buffer(request)
    addresses.push(request.url ?? '')
    const kind = /^\s*INSERT/i.test(queryOf(request, body)) ? 'inserts' : 'reads'
    await answer(only !== undefined && only !== kind ? { is: 'none' } : current, {
      ...{ request, response, body },
    })
  })

  interface Exchange {
    request: IncomingMessage
    response: ServerResponse
    body: Buffer
  }

  async function answer(fault: Fault, { request, response, body }: Exchange): Promise<void> {
    if (fault.is === 'away') return void request.socket.destroy()
    if (fault.is === 'answer-torn') {
      response.writeHead(200, { 'Content-Length': 9 }).write('a')
      return void setImmediate(() => request.socket.destroy())
    }
    if (fault.is === 'error') return void response.writeHead(fault.status).end(fault.body)
    if (fault.is === 'slow') await wait(fault.ms)
    const { method, headers, url: path = '/' } = request
    const onward = forward(new URL(path, target), { method, headers }, (from) => {
      if (fault.is === 'answer-lost') {
        from.resume().on('end', () => request.socket.destroy())
        return
      }
      response.writeHead(from.statusCode ?? 502, from.headers)
      from.pipe(response)
    })
    onward.on('error', () => request.socket.destroy())
    onward.end(body)
  }

  return {
    url,
    fault: (fault, kind) => {
      current = fault
      only = kind
    },
    addresses: () => addresses,
    urlTo: (database) => {
      const there = new URL(database)
      there.host = new URL(url).host
      return there.href
    },
    close,
  }
}

function queryOf({ url = '/' }: IncomingMessage, body: Buffer): string {
  const inUrl = new URL(url, 'http://localhost').searchParams.get('query')
  return inUrl ?? body.toString('latin1', 0, 200)
}
