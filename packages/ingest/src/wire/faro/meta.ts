import * as z from 'zod'
import { hash128 } from '../../lib/hash.ts'
import type { Context } from '../envelope.ts'
import { address, lenient, short, text } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'

const side = z.coerce.number().int().min(1).max(100_000)

/** What a body says once for all of its items. Who the user is beside the id stays where it is. */
const schema = z.object({
  sdk: lenient(z.object({ name: lenient(short), version: lenient(short) })),
  app: lenient(
    z.object({
      name: lenient(short),
      version: lenient(short),
      release: lenient(short),
      environment: lenient(short),
    }),
  ),
  user: lenient(z.object({ id: lenient(short) })),
  session: lenient(z.object({ id: lenient(text(64)) })),
  page: lenient(z.object({ url: lenient(address) })),
  view: lenient(z.object({ name: lenient(short) })),
  browser: lenient(z.object({ viewportWidth: lenient(side), viewportHeight: lenient(side) })),
})
type Meta = z.output<typeof schema>

export interface Head {
  sdk: string
  context: Context
  page: { pageViewId: string; url: string; route: string }
}

export function readMeta(given: unknown): Head {
  const parsed = schema.safeParse(given)
  const meta: Meta = parsed.success ? parsed.data : {}
  const { name = 'faro', version } = meta.sdk ?? {}
  return {
    sdk: cut(version === undefined ? name : `${name}@${version}`, 100),
    context: contextOf(meta),
    page: pageOf(meta),
  }
}

function contextOf({ app = {}, user, session, browser }: Meta): Context {
  const { viewportWidth: width, viewportHeight: height } = browser ?? {}
  return {
    sessionId: session?.id ?? '',
    release: app.version ?? app.release ?? '',
    environment: app.environment ?? '',
    userId: user?.id ?? '',
    tags: app.name === undefined ? {} : { app: app.name },
    contexts: {},
    ...(width !== undefined && height !== undefined && { viewport: { width, height } }),
  }
}

/** Faro names no page views: within a session the address is the nearest thing to one. */
function pageOf({ session, page, view }: Meta): Head['page'] {
  const url = page?.url ?? ''
  const sessionId = session?.id ?? ''
  const name = view?.name ?? ''
  return {
    pageViewId: sessionId === '' ? '' : hash128(`${sessionId}/${url}`),
    url,
    // The client's own name for a view that the page gave none.
    route: name === 'default' ? '' : name,
  }
}
