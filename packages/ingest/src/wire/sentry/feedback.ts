import * as z from 'zod'
import { hash128 } from '../../lib/hash.ts'
import { text } from '../foreign/bounded.ts'
import { eventSchema, toErrorEnvelope, type SentryEvent } from './event.ts'
import type { Head } from './head.ts'
import { refusal, type Part } from './part.ts'
import { isRecord } from '../foreign/read-json.ts'

const said = text(16_384).min(1)
const feedback = z.object({ contexts: z.object({ feedback: z.object({ message: said }) }) })
const userReport = z.object({ comments: said })

/** What a visitor wrote, as a captured message; who wrote it stays with Sentry's client. */
export function readFeedback(value: Record<string, unknown>, head: Head): Part {
  const parsed = feedback.safeParse(value)
  if (!parsed.success) return refusal('feedback', 'invalid', 'contexts.feedback.message is missing')
  const { message } = parsed.data.contexts.feedback
  const event = eventSchema.parse({ ...value, contexts: withoutVisitor(value.contexts) })
  return toMessage(message, event, head)
}

/** The older form of it: about an event, and with no context of its own. */
export function readUserReport(value: Record<string, unknown>, head: Head): Part {
  const parsed = userReport.safeParse(value)
  if (!parsed.success) return refusal('user_report', 'invalid', 'comments: expected a text')
  const { comments } = parsed.data
  // Its `event_id` is the error's it is about, which has that id already.
  const about = typeof value.event_id === 'string' ? value.event_id : ''
  const event = eventSchema.parse({ event_id: hash128(`user_report/${about}/${comments}`) })
  return toMessage(comments, event, head)
}

function toMessage(message: string, event: SentryEvent, head: Head): Part {
  const caught = { exceptions: [{ type: 'Feedback', message, stack: '' }], mechanism: 'captured' }
  return { envelopes: [toErrorEnvelope({ ...event, level: 'info' }, head, caught)], refused: [] }
}

function withoutVisitor(contexts: unknown): unknown {
  if (!isRecord(contexts)) return {}
  return Object.fromEntries(Object.entries(contexts).filter(([name]) => name !== 'feedback'))
}
