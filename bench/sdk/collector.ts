import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync, inflateSync } from 'node:zlib'
import type { Envelope, Item } from '../../packages/browser-sdk/src/wire.ts'
import { serve, type Server } from './serve.ts'

export interface Beacon {
  path: string
  wireBytes: number
  text: string
}

export interface Collector extends Server {
  /** What has come since it was last taken. */
  take: () => Beacon[]
  /** Resolves when nothing has come for a while. */
  settled: (quietMs?: number) => Promise<void>
}

const MOST_SETTLING_MS = 8_000

/** Takes what any script in a page sends, from any origin. */
export async function startCollector(): Promise<Collector> {
  let beacons: Beacon[] = []
  let lastAt = 0
  const server = await serve((request, response) => void receive(request, response))
  return { ...server, take, settled }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allow(request, response)
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
    } catch {
      // The page went while it was sending: it was not delivered.
      return
    }
    lastAt = performance.now()
    const body = Buffer.concat(chunks)
    const path = request.url ?? ''
    const text = decode(body)
    if (request.method !== 'OPTIONS') beacons.push({ path, wireBytes: body.length, text })
    response.setHeader('content-type', 'application/json')
    if (path.startsWith('/v1/beacon')) {
      response.writeHead(202).end(JSON.stringify({ accepted: envelopeOf(text)?.items.length ?? 0 }))
    } else response.end('{}')
  }

  function take(): Beacon[] {
    const taken = beacons
    beacons = []
    return taken
  }

  async function settled(quietMs = 400): Promise<void> {
    const start = performance.now()
    lastAt = start
    while (performance.now() - lastAt < quietMs && performance.now() - start < MOST_SETTLING_MS)
      await wait(50)
  }
}

/** Ours needs no more than `*`; some peers ask with credentials or headers of their own. */
function allow({ headers, url }: IncomingMessage, response: ServerResponse): void {
  const isOurs = url?.startsWith('/v1/beacon')
  response.setHeader('access-control-allow-origin', isOurs ? '*' : (headers.origin ?? '*'))
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  if (isOurs) return
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-allow-methods', 'GET, POST')
  response.setHeader(
    'access-control-allow-headers',
    headers['access-control-request-headers'] ?? '',
  )
}

/** By the first bytes: no script names its compression in a header, as that would cost a preflight. */
function decode(body: Buffer): string {
  try {
    if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body).toString()
    if (body[0] === 0x78) return inflateSync(body).toString()
  } catch {
    // Not compressed after all.
  }
  return body.toString()
}

/** Our envelopes among the beacons, each once: what a page sends again keeps its id. */
export function envelopesOf(beacons: readonly Beacon[]): Envelope[] {
  const envelopes = new Map<string, Envelope>()
  for (const { text } of beacons) {
    const envelope = envelopeOf(text)
    if (envelope && !envelopes.has(envelope.id)) envelopes.set(envelope.id, envelope)
  }
  return [...envelopes.values()]
}

function envelopeOf(text: string): Envelope | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const envelope = JSON.parse(text) as Partial<Envelope>
    return envelope.v === 2 ? (envelope as Envelope) : undefined // the service checks the rest
  } catch {
    return undefined
  }
}

/** How many of a kind the page tells of: by their weights, and left out but counted. */
export function countOf(
  envelopes: readonly Envelope[],
  kind: Item['is'],
): { weight: number; dropped: number } {
  let weight = 0
  let dropped = 0
  for (const { items, drops = {} } of envelopes) {
    for (const item of items) if (item.is === kind) weight += item.weight ?? 1
    for (const [key, count] of Object.entries(drops))
      if (key.startsWith(`${kind}:`)) dropped += count
  }
  return { weight, dropped }
}
