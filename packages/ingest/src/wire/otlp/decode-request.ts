import { hash128 } from '../../lib/hash.ts'
import type { Decoded, Received, RefusedItem } from '../decoded.ts'
import type { Context, Envelope, Item } from '../envelope.ts'
import type { Refusal } from '../foreign/refusal.ts'
import { MAX_ITEM_CHARS } from '../foreign/too-large.ts'
import type { Attributes } from './attributes.ts'
import { candidatesOf } from './candidates.ts'
import type { Names } from './messages.ts'
import type { Message } from './protobuf.ts'
import { readRequest } from './read-request.ts'
import { contextOf, sdkOf } from './resource.ts'
import type { SpanPlace } from './span.ts'

const MAX_ITEMS = 500

/** What tells the three signals of OTLP apart. */
export interface Signal<Part> {
  names: Names
  message: Message
  /** What a part is called in a refusal. */
  kind: 'span' | 'log' | 'metric'
  /** What of a thing is judged by itself; undefined is what cannot be. */
  partsOf: (value: Record<string, unknown>, scope: string) => (Part | undefined)[]
  attributesOf: (part: Part) => Attributes
  read: (part: Part, place: Place) => Reading
}

export interface Place extends SpanPlace {
  attributes: Attributes
}

/** What a part tells, and what of it Seismo cannot keep. */
export interface Reading {
  items: Item[]
  refused: Refusal[]
}

/** An export request of any signal, in either encoding. */
export function decodeRequest<Part>(
  body: Uint8Array,
  { contentType, receivedAt }: Received,
  signal: Signal<Part>,
): Decoded {
  const { names, message } = signal
  const request = readRequest(body, { contentType, groups: names.groups, message })
  if (request.is === 'invalid')
    return { is: 'malformed', detail: `The body is not OTLP: ${request.detail}.`, errors: [] }
  const id = hash128(request.text)
  const whole: Whole<Part> = { id, receivedAt, signal, refused: [], envelopes: new Map(), kept: 0 }
  const parts = candidatesOf(request.groups, names).flatMap(({ resource, scope, value }) =>
    (value ? signal.partsOf(value, scope) : [undefined]).map((part) => ({ resource, part })),
  )
  for (const [index, { resource, part }] of parts.entries()) {
    const refused = judge({ index, resource, part }, whole)
    for (const refusal of refused) whole.refused.push({ index, ...refusal })
  }
  return { is: 'decoded', envelopes: [...whole.envelopes.values()], refused: whole.refused }
}

interface Whole<Part> {
  id: string
  receivedAt: number
  signal: Signal<Part>
  // These grow from part to part: places and limits are the body's.
  refused: RefusedItem[]
  envelopes: Map<string, Envelope>
  kept: number
}

interface Judged<Part> {
  index: number
  resource: Attributes
  part: Part | undefined
}

/** Keeps what a part tells and answers what is refused of it. */
function judge<Part>({ index, resource, part }: Judged<Part>, whole: Whole<Part>): Refusal[] {
  const { id, receivedAt, signal } = whole
  const { kind } = signal
  const tooLarge = (detail: string): Refusal[] => [{ kind, reason: 'too-large', detail }]
  if (part === undefined) return [{ kind, reason: 'invalid', detail: 'expected an object' }]
  if (whole.kept >= MAX_ITEMS) return tooLarge(`more than ${MAX_ITEMS} items a body`)
  if (JSON.stringify(part).length > MAX_ITEM_CHARS)
    return tooLarge(`more than ${MAX_ITEM_CHARS} characters`)
  const attributes = signal.attributesOf(part)
  const context = contextOf(resource, attributes)
  // OpenTelemetry does not name page views; a session is the nearest that it has.
  const page = { pageViewId: context.sessionId, url: '', route: '' }
  const place = { id: `${id}/${index}`, receivedAt, page, attributes }
  const { items, refused } = signal.read(part, place)
  // A span may hold many exceptions.
  if (whole.kept + items.length > MAX_ITEMS) return tooLarge(`more than ${MAX_ITEMS} items a body`)
  whole.kept += items.length
  if (items.length > 0) envelopeOf({ sdk: sdkOf(resource), context, place }, whole).push(...items)
  return refused
}

interface Sender {
  sdk: string
  context: Context
  place: Place
}

/** The items of one sender and session share an envelope; a session may stand with the item alone. */
function envelopeOf(
  { sdk, context, place }: Sender,
  { envelopes }: Pick<Whole<unknown>, 'envelopes'>,
): Item[] {
  const key = JSON.stringify([sdk, context])
  const known = envelopes.get(key)
  if (known) return known.items
  const own = { id: hash128(place.id), sentAt: place.receivedAt, sdk, context }
  const created: Envelope = { ...own, items: [], drops: [] }
  envelopes.set(key, created)
  return created.items
}
