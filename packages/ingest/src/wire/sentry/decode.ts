import type { Decoded, Received, RefusedItem } from '../decoded.ts'
import { readClientReport } from './client-report.ts'
import { readEvent } from './event.ts'
import { readFeedback, readUserReport } from './feedback.ts'
import { toHead, type Head } from './head.ts'
import { kindOf } from './kinds.ts'
import { keepAtMost } from './keep-at-most.ts'
import { readMetrics } from './metrics.ts'
import { unsupported } from '../foreign/refusal.ts'
import { refusal, type Part } from './part.ts'
import { readJson } from '../foreign/read-json.ts'
import { readSession } from './session.ts'
import { readSpans } from './spans.ts'
import { splitEnvelope, type RawItem } from './split-envelope.ts'
import { isTooLarge, MAX_ITEM_CHARS } from '../foreign/too-large.ts'
import { readTransaction } from './transaction.ts'

export const MAX_ITEMS = 500
/** Sentry's clients put 100 logs or metrics into an item at most. */
const MAX_COUNTED = 100

/** Of a client's 1,000 spans Seismo keeps few; a body with more than twice that was made to hurt the ledger. */
const MAX_REFUSED = 2_000

type Read = (payload: Record<string, unknown>, head: Head) => Part

const READERS = new Map<string, Read>([
  ['client_report', readClientReport],
  ['event', readEvent],
  ['feedback', readFeedback],
  ['session', readSession],
  ['span', readSpans],
  ['trace_metric', readMetrics],
  ['transaction', readTransaction],
  ['user_report', readUserReport],
])

/** A body of Sentry's envelope endpoint. */
export function decodeSentryEnvelope(body: Uint8Array, { receivedAt }: Received): Decoded {
  const split = splitEnvelope(body)
  if (!split) return malformed('The first line is not an envelope header.')
  const { header, items, isBroken } = split
  if (items.length > MAX_ITEMS)
    return malformed(`At most ${MAX_ITEMS} items an envelope, got ${items.length}.`)
  const head = toHead(header, receivedAt)
  const parts = items.map((item) => readItem(item, head))
  const rest = refusal('unknown', 'invalid', 'the rest of the envelope cannot be told apart')
  return gather(isBroken ? [...parts, rest] : parts)
}

/** A body of Sentry's store endpoint, which is older than envelopes: one event. */
export function decodeSentryStore(body: Uint8Array, { receivedAt }: Received): Decoded {
  const read = readJson(body)
  if (read.is === 'invalid') return malformed(`The body is not an event: ${read.detail}.`)
  const type = read.value.type === 'transaction' ? 'transaction' : 'event'
  return gather([readPayload(type, body, toHead({}, receivedAt))])
}

function readItem({ header, payload }: RawItem, head: Head): Part {
  const kind = kindOf(header.type)
  if (READERS.has(kind)) return readPayload(kind, payload, head)
  return {
    envelopes: [],
    refused: Array.from({ length: countOf(header) }, () => unsupported(kind)),
  }
}

/** How many logs, metrics … an item holds, by its header. */
function countOf({ item_count: count }: Record<string, unknown>): number {
  return typeof count === 'number' && count > 1 ? Math.min(MAX_COUNTED, Math.floor(count)) : 1
}

function readPayload(kind: string, payload: Uint8Array, head: Head): Part {
  const read = readJson(payload)
  if (read.is === 'invalid') return refusal(kind, 'invalid', read.detail)
  if (isTooLarge(read.value))
    return refusal(kind, 'too-large', `more than ${MAX_ITEM_CHARS} characters`)
  return READERS.get(kind)?.(read.value, head) ?? refusal(kind, 'unsupported', kind)
}

function gather(parts: readonly Part[]): Decoded {
  const kept = keepAtMost(MAX_ITEMS, parts)
  const refused = kept.flatMap((part, index): RefusedItem[] =>
    part.refused.map((one) => ({ index, ...one })),
  )
  if (refused.length > MAX_REFUSED)
    return malformed(`More than ${MAX_REFUSED} items and spans that cannot be kept.`)
  return { is: 'decoded', envelopes: kept.flatMap(({ envelopes }) => envelopes), refused }
}

function malformed(detail: string): Decoded {
  return { is: 'malformed', detail, errors: [] }
}
