import type { Context } from 'hono'
import type { Visitor } from '../auth/password-check.ts'
import { parseUserAgent } from '../process/user-agent.ts'
import { clientAddress, incomingOf } from './client-address.ts'
import type { Dependencies } from './dependencies.ts'

/** Who logs in: the address for limits alone, the device so that they know it again. */
export function visitorOf(c: Context, { proxies }: Pick<Dependencies, 'proxies'>): Visitor {
  const remote = incomingOf(c)?.socket.remoteAddress
  const address = clientAddress(c.req.header('x-forwarded-for'), remote, proxies)
  const { browser, os } = parseUserAgent(c.req.header('user-agent') ?? '')
  const device = [browser, os].filter(Boolean).join(' on ')
  return { ...(address !== '' && { address }), device }
}
