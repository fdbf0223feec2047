import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Envelope } from '@seismo/browser/wire'
import { startServer } from '../../test/harness/http-server.ts'

/** What browsers sent, as they wrote it. */
export interface Recorded {
  userAgent: string
  envelope: Envelope
}

interface Recorder {
  url: string
  beacons: Recorded[]
  close: () => Promise<void>
}

/** Stands before Seismo: keeps beacons and deploys to itself, and hands everything else on. */
export async function startRecorder(seismoUrl: string): Promise<Recorder> {
  const beacons: Recorded[] = []
  const { url, close } = await startServer(async (request, response) => {
    const body = await bytesOf(request)
    const path = request.url ?? '/'
    const isKept = request.method === 'POST' && /^\/(v1\/beacon|api\/deploys)/.test(path)
    if (!isKept) return handOn(`${seismoUrl}${path}`, { request, response, body })
    if (path.startsWith('/v1/beacon')) {
      beacons.push({
        userAgent: request.headers['user-agent'] ?? '',
        envelope: readEnvelope(body),
      })
    }
    response.writeHead(202, { 'Access-Control-Allow-Origin': '*' }).end('{}')
  })
  return { url, beacons, close }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
  return Buffer.concat(chunks)
}

function readEnvelope(body: Buffer): Envelope {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  return JSON.parse((isGzip ? gunzipSync(body) : body).toString()) as Envelope // as: our own script's
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  body: Buffer<ArrayBuffer>
}

async function handOn(url: string, { request, response, body }: Exchange): Promise<void> {
  const { method = 'GET', headers } = request
  const kept = ['authorization', 'content-type', 'content-encoding', 'origin'].flatMap((name) => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const answer = await fetch(url, {
    ...{ method, headers: Object.fromEntries(kept) },
    ...(method !== 'GET' && method !== 'HEAD' && { body }),
  })
  const answered = Object.fromEntries(
    [...answer.headers].filter(([name]) => !/^(content-encoding|content-length)$/.test(name)),
  )
  response.writeHead(answer.status, answered).end(Buffer.from(await answer.arrayBuffer()))
}
