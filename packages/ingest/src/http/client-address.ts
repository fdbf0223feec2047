import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** Node's own request; undefined in tests and at the edge, where there is none. */
export function incomingOf(c: Context): IncomingMessage | undefined {
  // as: what @hono/node-server hands over.
  return ((c.env ?? {}) as { incoming?: IncomingMessage }).incoming
}

/**
 * Who sends, for rate limits alone: it is stored nowhere.
 * @param proxies how many stand in front of us; what lies further left in `X-Forwarded-For` is the client's own word.
 */
export function clientAddress(
  forwarded: string | undefined,
  remoteAddress: string | undefined,
  proxies: number,
): string {
  const told = proxies > 0 ? (forwarded ?? '').split(',').at(-proxies)?.trim() : undefined
  return networkOf(told || (remoteAddress ?? ''))
}

/** A whole /64 belongs to one subscriber (RFC 6177): single IPv6 addresses are free for the taking. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const all = tail === undefined ? before : [...before, ...zeros, ...after]
  return all.slice(0, 4).join(':')
}
