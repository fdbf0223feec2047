import { hash128 } from '../../lib/hash.ts'
import type { Decode, Decoded, RefusedItem } from '../decoded.ts'
import type { Envelope, Item } from '../envelope.ts'
import { isRecord, readJson } from '../foreign/read-json.ts'
import { MAX_ITEM_CHARS } from '../foreign/too-large.ts'
import { mayBeIllFormed, wellFormed } from '../well-formed.ts'
import { attributesOf } from './attributes.ts'
import { recordsIn } from './fields.ts'
import { contextOf, sdkOf } from './resource.ts'
import { spansIn } from './resource-spans.ts'
import { itemsOfSpan, type SpanPlace } from './span.ts'

const MAX_ITEMS = 500

/** An ExportTraceServiceRequest in OTLP's JSON. */
export const decodeOtlpTraces: Decode = (body, { receivedAt }) => {
  const parsed = readJson(body)
  if (parsed.is === 'invalid') return malformed(`The body is not OTLP: ${parsed.detail}.`)
  const text = new TextDecoder().decode(body)
  const given = mayBeIllFormed(text) ? wellFormed(parsed.value) : parsed.value
  const groups = isRecord(given) ? recordsIn(given.resourceSpans) : []
  const count = groups.reduce((sum, group) => sum + spansIn([group]).length, 0)
  if (count > MAX_ITEMS) return malformed(`At most ${MAX_ITEMS} spans a body, got ${count}.`)
  const refused: RefusedItem[] = []
  const id = hash128(text)
  const whole: Whole = { id, receivedAt, refused, seen: 0, kept: 0 }
  const envelopes = groups.map((group) => readGroup(group, whole))
  return { is: 'decoded', envelopes: envelopes.filter(({ items }) => items.length > 0), refused }
}

interface Whole {
  id: string
  receivedAt: number
  // These three grow from group to group: places and limits are the body's.
  refused: RefusedItem[]
  seen: number
  kept: number
}

function readGroup(group: Record<string, unknown>, whole: Whole): Envelope {
  const attributes = attributesOf(isRecord(group.resource) ? group.resource.attributes : [])
  const context = contextOf(attributes)
  const page = { pageViewId: context.sessionId, url: '', route: '' }
  const id = hash128(`${whole.id}/${whole.seen}`)
  const items = spansIn([group]).flatMap((span) => readSpan(span, page, whole))
  const { receivedAt } = whole
  return { id, sentAt: receivedAt, sdk: sdkOf(attributes), context, items, drops: [] }
}

function readSpan(span: Record<string, unknown>, page: SpanPlace['page'], whole: Whole): Item[] {
  const index = whole.seen
  whole.seen += 1
  const refuse = (reason: RefusedItem['reason'], detail: string) => {
    whole.refused.push({ index, kind: 'span', reason, detail })
    return []
  }
  if (JSON.stringify(span).length > MAX_ITEM_CHARS)
    return refuse('too-large', `more than ${MAX_ITEM_CHARS} characters`)
  const { receivedAt } = whole
  const items = itemsOfSpan(span, { id: `${whole.id}/${index}`, receivedAt, page })
  if (items.length === 0) return refuse('unsupported', 'Seismo has no place for span')
  // A span may hold many exceptions.
  if (whole.kept + items.length > MAX_ITEMS)
    return refuse('too-large', `more than ${MAX_ITEMS} items a body`)
  whole.kept += items.length
  return items
}

function malformed(detail: string): Decoded {
  return { is: 'malformed', detail, errors: [] }
}
