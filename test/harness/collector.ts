import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type {
  Breadcrumb,
  Control,
  Envelope,
  Exception,
  Item,
  View,
} from '../../packages/browser-sdk/src/wire.ts'

const MOST_MS = 30_000

export interface Beacon {
  envelope: Envelope
  isGzip: boolean
  contentType: string
  /** When it came, by this process's monotonic clock. */
  at: number
  /** What it was answered; 0 for none. */
  status: number
}

/** What a beacon is answered, unless it is taken. */
export interface Answer {
  status?: number
  retryAfter?: string
  control?: Control
  /** Cuts the connection instead. */
  isReset?: boolean
}

/** An item as a reader wants it: with its view, and a stack as text. */
export type Seen<Kind extends Item['is']> = Extract<Item, { is: Kind }> & {
  view: View
  stacks: string[]
  breadcrumbs: Breadcrumb[]
}

export interface Collector {
  url: string
  /** All that came, oldest first, also what was not taken. */
  beacons: Beacon[]
  /** Decides how the beacons from now on are answered. */
  answer: (decide: (beacon: Envelope, nth: number) => Answer) => void
  /** The items of a kind that were taken, each beacon once. */
  items: <Kind extends Item['is']>(is: Kind) => Seen<Kind>[]
  /** Looks whenever a beacon has come. */
  until: (isWanted: () => boolean) => Promise<void>
  /** Stops listening, as a server that goes away; `comeBack` listens at the same address again. */
  goAway: () => Promise<void>
  comeBack: () => Promise<void>
  close: () => Promise<void>
}

/** Takes beacons as the service does, and remembers all. */
export async function startCollector(): Promise<Collector> {
  const beacons: Beacon[] = []
  const looks = new Set<() => void>()
  let decide: (beacon: Envelope, nth: number) => Answer = () => ({})
  const server = createServer((request, response) => void receive(request, response))
  const port = await listen(server, 0)

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Cut off with its page: it has not come.
    const body = await buffer(request).catch(() => undefined)
    if (!body || request.method !== 'POST') return void response.writeHead(404).end()
    const isGzip = body[0] === 0x1f && body[1] === 0x8b
    const envelope = JSON.parse((isGzip ? gunzipSync(body) : body).toString()) as Envelope // asserted by tests
    const { status = 202, retryAfter, control, isReset } = decide(envelope, beacons.length)
    const contentType = request.headers['content-type'] ?? ''
    const at = performance.now()
    beacons.push({ envelope, isGzip, contentType, at, status: isReset ? 0 : status })
    if (isReset) request.socket.destroy()
    else {
      response.writeHead(status, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        'Content-Type': 'application/json',
        ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
      })
      response.end(JSON.stringify({ accepted: envelope.items.length, control }))
    }
    for (const look of looks) look()
  }

  function until(isWanted: () => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      const came = JSON.stringify(taken(beacons).flatMap(({ items }) => items))
      reject(new Error(`not seen in time; what came last is ${came.slice(-4_000)}`))
    }, MOST_MS)
    function look(): void {
      if (!isWanted()) return
      looks.delete(look)
      clearTimeout(timer)
      resolve(undefined)
    }
    looks.add(look)
    look()
    return promise
  }

  async function goAway(): Promise<void> {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  return {
    url: `http://127.0.0.1:${port}`,
    beacons,
    answer: (decided) => (decide = decided),
    items: (is) => taken(beacons).flatMap((envelope) => seenIn(envelope, is)),
    until,
    goAway,
    comeBack: async () => {
      await listen(server, port)
    },
    close: async () => {
      if (server.listening) await goAway()
    },
  }
}

function taken(beacons: readonly Beacon[]): Envelope[] {
  const good = beacons.filter(({ status }) => status >= 200 && status < 300)
  return [...new Map(good.map(({ envelope }) => [envelope.id, envelope])).values()]
}

function seenIn<Kind extends Item['is']>(envelope: Envelope, is: Kind): Seen<Kind>[] {
  const { items, view, lines = [], breadcrumbs = [] } = envelope
  return items
    .filter((item) => item.is === is)
    .map((item) => ({
      view,
      ...item,
      stacks: 'exceptions' in item ? item.exceptions.map((one) => stackOf(one, lines)) : [],
      breadcrumbs: breadcrumbs.filter(({ at }) => at <= item.at),
    })) as Seen<Kind>[] // the filter above chose the kind
}

function stackOf({ stack = [] }: Exception, lines: readonly string[]): string {
  return stack.map((index) => lines[index]).join('\n')
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port // a TCP server has one once it listens
}
