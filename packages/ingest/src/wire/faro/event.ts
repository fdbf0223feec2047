import * as z from 'zod'
import { lenient, text, time } from '../foreign/bounded.ts'
import { unsupported } from '../foreign/refusal.ts'
import { baseOf } from './base.ts'
import { related } from './related.ts'
import { requestOf } from './request-of-event.ts'
import { invalid, type Read } from './signal.ts'

const schema = z.object({
  name: text(200).min(1),
  timestamp: lenient(time),
  attributes: lenient(z.record(z.string(), z.unknown())),
  ...related,
})

export const readEvent: Read = (signal, place) => {
  const parsed = schema.safeParse(signal)
  if (!parsed.success) return invalid('event', 'no name')
  const { name, timestamp, attributes = {}, trace } = parsed.data
  const base = baseOf(place, timestamp)
  const traceId = trace?.trace_id ?? ''
  if (name === 'session_start')
    return [{ ...base, is: 'pageview', navigationType: 'navigate', referrer: '', traceId }]
  const request = name === 'faro.performance.resource' ? requestOf(attributes) : undefined
  return request ? [{ ...base, ...request, traceId }] : unsupported('event')
}
