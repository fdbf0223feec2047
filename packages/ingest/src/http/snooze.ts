import { Hono, type Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Offer } from '../alerts/snooze/snooze-links.ts'
import { snoozePost } from '../contract/alerts.ts'
import type { Dependencies } from './dependencies.ts'
import { actorOf } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { snoozePage } from './snooze-page.ts'

const PATH = '/api/alerts/snooze'

/**
 * What the links in messages lead to, without a login: whoever has the message may snooze its alerts.
 * Only `POST` does it, for the scanners of mails open every link that they find.
 */
export function snoozeRoutes(dependencies: Dependencies) {
  const { snoozeLinks } = dependencies.alerts
  return new Hono()
    .use(PATH, pageHeaders())
    .get(PATH, async (c) => {
      const offer = await snoozeLinks.offer(tokenIn(c))
      return answer(c, offer, 'asked')
    })
    .post(PATH, async (c) => {
      const token = c.req.query('token') ?? (await tokenInBody(c))
      const actor = await actorOf(c, dependencies)
      const offer = await snoozeLinks.use(token, actor?.name)
      return answer(c, offer, offer?.state === 'open' ? 'done' : 'asked')
    })
}

function pageHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      // The page is one answer with its style in it; there is no script to be let in by it.
      styleSrc: ["'unsafe-inline'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  })
}

function tokenIn(c: Context): string {
  return c.req.query('token') ?? ''
}

const MOST_BYTES = 4_096

async function tokenInBody(c: Context): Promise<string> {
  if (Number(c.req.header('content-length') ?? Infinity) > MOST_BYTES) {
    throw new ProblemError('too-large', { detail: 'Send { "token": "…" } and nothing more.' })
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  return snoozePost.safeParse(body).data?.token ?? ''
}

function answer(c: Context, offer: Offer | undefined, did: 'asked' | 'done'): Response {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
  const isPage = c.req.header('accept')?.includes('text/html') === true
  if (isPage) return c.html(snoozePage(offer, did), offer ? 200 : 404)
  if (!offer) throw new ProblemError('not-found', { detail: 'This link is not one of ours.' })
  return c.json(offer)
}
