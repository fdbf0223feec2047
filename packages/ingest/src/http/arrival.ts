import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { bodyOf, readBody } from './body.ts'
import type { BodyLimits } from './body-limits.ts'
import { clientAddress, incomingOf } from './client-address.ts'

/** A body on its way in: what is asked of its request, whichever server took that. */
export interface Arrival {
  /** @param name in small letters. */
  header: (name: string) => string | undefined
  /** Of the client, or of its network. */
  address: string
  requestId: string
  read: (limits: BodyLimits) => Promise<Uint8Array>
}

export function arrivalOf(
  c: Context<{ Variables: { requestId: string } }>,
  { proxies, addressHeader = 'x-forwarded-for' }: { proxies: number; addressHeader?: string },
): Arrival {
  const header = (name: string) => c.req.header(name)
  const incoming = incomingOf(c)
  return {
    header,
    address: clientAddress(header(addressHeader), incoming?.socket.remoteAddress, proxies),
    requestId: c.get('requestId'),
    read: (limits) => readBody(bodyOf(c.req.raw, incoming), limits),
  }
}

/** Straight from Node's server: a standard Request costs more to make than a beacon to read. */
export function arrivalOfNode(
  incoming: IncomingMessage,
  { proxies, requestId }: { proxies: number; requestId: string },
): Arrival {
  const { headers, socket } = incoming
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    header,
    address: clientAddress(header('x-forwarded-for'), socket.remoteAddress, proxies),
    requestId,
    read: (limits) => readBody({ header, stream: incoming }, limits),
  }
}
