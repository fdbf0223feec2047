import * as z from 'zod'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { PageViewItem } from '../envelope.ts'
import { lenient, short, text, time } from '../foreign/bounded.ts'
import type { Head } from './head.ts'
import { refusal, toEnvelope, type Part } from './part.ts'

// Not `did`: where the page names no user id, it is an e-mail or an IP address.
const schema = z.object({
  sid: text(64).min(1),
  init: lenient(z.boolean()),
  started: lenient(time),
  attrs: lenient(z.object({ release: lenient(short), environment: lenient(short) })),
})

/**
 * A session begins with a page view, and by it Seismo counts sessions. Its updates only count the
 * errors since, which come as events of their own: counted again they would be counted twice.
 */
export function readSession(value: unknown, head: Head): Part {
  const parsed = schema.safeParse(value)
  if (!parsed.success) return refusal('session', 'invalid', 'sid: expected a text')
  const { sid, init, started, attrs } = parsed.data
  if (init !== true)
    return refusal('session-update', 'unsupported', 'the errors of a session come as events')
  const item: PageViewItem = {
    ...{ is: 'pageview', navigationType: 'navigate', referrer: '', traceId: '' },
    ...{ id: toUuid(hash128(`session/${sid}`)), at: started ?? head.sentAt, weight: 1 },
    ...{ pageViewId: sid, url: '', route: '' },
  }
  const context = {
    sessionId: sid,
    release: attrs?.release ?? head.trace.release,
    environment: attrs?.environment ?? head.trace.environment,
  }
  return { envelopes: [toEnvelope(head, { id: item.id, context, items: [item] })], refused: [] }
}
