import * as z from 'zod'
import { hash128 } from '../../lib/hash.ts'
import type { Drop } from '../envelope.ts'
import { lastOf, short } from '../foreign/bounded.ts'
import type { Head } from './head.ts'
import { refusal, toEnvelope, type Part } from './part.ts'

const schema = z.object({
  discarded_events: lastOf(
    z.object({ reason: short, category: short, quantity: z.number().min(1).max(1e15) }),
    100,
  ),
})

/** What it would have become here; of what Seismo has no place for it would have counted nothing. */
const KINDS = new Map([
  ['default', 'error'],
  ['error', 'error'],
  ['feedback', 'error'],
  ['security', 'report'],
  ['session', 'pageview'],
  ['span', 'request'],
  ['transaction', 'request'],
  ['trace_metric', 'metric'],
])

const REASONS = new Map([
  ['backpressure', 'overflow'],
  ['before_send', 'filtered'],
  ['buffer_overflow', 'overflow'],
  ['cache_overflow', 'overflow'],
  ['event_processor', 'filtered'],
  ['ignored', 'filtered'],
  ['network_error', 'refused'],
  ['queue_overflow', 'overflow'],
  ['ratelimit_backoff', 'refused'],
  ['sample_rate', 'sampled'],
  ['send_error', 'refused'],
])

/** What the client left out itself. Reasons of its own making are filters of a sort, not our refusals. */
export function readClientReport(value: unknown, head: Head): Part {
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    return refusal('client_report', 'invalid', 'discarded_events: expected an array')
  const drops = parsed.data.discarded_events.flatMap(({ category, reason, quantity }): Drop[] => {
    const kind = KINDS.get(category)
    if (kind === undefined) return []
    return [{ kind, reason: REASONS.get(reason) ?? 'filtered', n: Math.round(quantity) }]
  })
  // Its own timestamp tells it from the next one, and `sent_at` would tell it from its own retry.
  const id = hash128(`client_report/${JSON.stringify(value)}`)
  return { envelopes: drops.length > 0 ? [toEnvelope(head, { id, drops })] : [], refused: [] }
}
