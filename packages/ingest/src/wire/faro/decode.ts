import { hash128 } from '../../lib/hash.ts'
import type { Decode, Decoded, RefusedItem } from '../decoded.ts'
import type { Item } from '../envelope.ts'
import { mayBeIllFormed, wellFormed } from '../well-formed.ts'
import { spansIn } from '../otlp/resource-spans.ts'
import { isRecord, readJson } from '../foreign/read-json.ts'
import { MAX_ITEM_CHARS } from '../foreign/too-large.ts'
import { readEvent } from './event.ts'
import { readException } from './exception.ts'
import { readLog } from './log.ts'
import { readMeasurement } from './measurement.ts'
import { readMeta } from './meta.ts'
import type { Place, Read } from './signal.ts'
import { readSpan } from './span.ts'

export const MAX_ITEMS = 500

interface Signal {
  kind: string
  read: Read
  value: unknown
}

const LISTS = [
  { list: 'exceptions', kind: 'exception', read: readException },
  { list: 'logs', kind: 'log', read: readLog },
  { list: 'events', kind: 'event', read: readEvent },
  { list: 'measurements', kind: 'measurement', read: readMeasurement },
] as const

/** A body of Grafana Faro's collector endpoint. */
export const decodeFaro: Decode = (body, { receivedAt }) => {
  const parsed = readJson(body)
  if (parsed.is === 'invalid') return malformed(`The body is not Faro's: ${parsed.detail}.`)
  const text = new TextDecoder().decode(body)
  // as: wellFormed keeps the shape of what it mends.
  const given = (mayBeIllFormed(text) ? wellFormed(parsed.value) : parsed.value) as object
  const fields = new Map<string, unknown>(Object.entries(given))
  if (!isRecord(fields.get('meta'))) return malformed('meta: expected an object.')
  const signals = signalsOf(fields)
  if (signals.length > MAX_ITEMS)
    return malformed(`At most ${MAX_ITEMS} items a body, got ${signals.length}.`)
  const { page, ...head } = readMeta(fields.get('meta'))
  const id = hash128(text)
  const judged = judgeAll(signals, { head: { ...head, page }, id, receivedAt })
  return {
    is: 'decoded',
    // Faro does not say when it sent this.
    envelopes: [{ id, sentAt: receivedAt, ...head, items: judged.items, drops: [] }],
    refused: judged.refused,
  }
}

function signalsOf(fields: ReadonlyMap<string, unknown>): Signal[] {
  const traces = fields.get('traces')
  const spans = spansIn(isRecord(traces) ? traces.resourceSpans : undefined)
  const listed = LISTS.flatMap(({ list, kind, read }) => {
    const values = fields.get(list)
    // as: the members of an array from JSON are unknown.
    return Array.isArray(values)
      ? (values as unknown[]).map((value) => ({ kind, read, value }))
      : []
  })
  return [...listed, ...spans.map((value) => ({ kind: 'span', read: readSpan, value }))]
}

function judgeAll(signals: readonly Signal[], place: Place) {
  const items: Item[] = []
  const refused: RefusedItem[] = []
  for (const [index, { kind, read, value }] of signals.entries()) {
    const refuse = (detail: string) => refused.push({ index, kind, reason: 'too-large', detail })
    if (JSON.stringify(value).length > MAX_ITEM_CHARS) {
      refuse(`more than ${MAX_ITEM_CHARS} characters`)
      continue
    }
    const answer = read(value, { ...place, id: `${place.id}/${index}` })
    if (!Array.isArray(answer)) refused.push({ index, ...answer })
    // A measurement may hold many values.
    else if (items.length + answer.length > MAX_ITEMS) refuse(`more than ${MAX_ITEMS} items a body`)
    else items.push(...answer)
  }
  return { items, refused }
}

function malformed(detail: string): Decoded {
  return { is: 'malformed', detail, errors: [] }
}
