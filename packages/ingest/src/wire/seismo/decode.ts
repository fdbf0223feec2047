import type * as z from 'zod'
import type { Decoded, RefusedItem } from '../decoded.ts'
import { nestsDeeperThan } from '../nesting.ts'
import { mayBeIllFormed, wellFormed } from '../well-formed.ts'
import type { Envelope, Item } from '../envelope.ts'
import { expand, KINDS, toDrops } from './expand.ts'
import { loosen } from './loosen.ts'
import { head, item } from './schema.ts'

export const MAX_ITEMS = 500
export const MAX_ITEM_CHARS = 65_536
const MAX_DEPTH = 10

/** A beacon's text as an envelope. A bad item is refused by itself; a bad head sinks the beacon. */
export function decodeBeacon(text: string): Decoded {
  if (nestsDeeperThan(MAX_DEPTH, text))
    return malformed(`The body nests deeper than ${String(MAX_DEPTH)}.`)
  const body = parseJson(text)
  if (body === undefined) return malformed('The body is not JSON.')
  const parsed = head.safeParse(loosenHead(body))
  if (!parsed.success) return malformed('The beacon does not match wire format 2.', parsed.error)
  const given = (body as { items?: unknown }).items // an object: head has just matched it
  if (!Array.isArray(given)) return malformed('items: expected an array.')
  if (given.length > MAX_ITEMS) {
    return malformed(`items: at most ${String(MAX_ITEMS)} a beacon, got ${String(given.length)}.`)
  }
  const items: Item[] = []
  const refused: RefusedItem[] = []
  // To write each item again costs as much as reading it: only where one may be too large.
  const isAbove = text.length > MAX_ITEM_CHARS ? isTooLarge : isNeverTooLarge
  for (const [index, candidate] of given.entries()) {
    const judged = isAbove(candidate)
      ? tooLarge(index, candidate)
      : judge(index, candidate, parsed.data)
    if ('reason' in judged) refused.push(judged)
    else items.push(judged)
  }
  return { is: 'decoded', envelopes: [{ ...toHead(parsed.data), items }], refused }
}

function loosenHead(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'context' in body
    ? { ...body, context: loosen(body.context) }
    : body
}

function toHead({ context, ...rest }: z.output<typeof head>): Omit<Envelope, 'items'> {
  const { sessionId, viewport } = context
  return {
    ...{ id: rest.id, sentAt: rest.sentAt, sdk: rest.sdk },
    context: {
      sessionId,
      release: context.release ?? '',
      environment: context.environment ?? '',
      userId: context.userId ?? '',
      tags: context.tags ?? {},
      contexts: context.contexts ?? {},
      ...(viewport && { viewport }),
    },
    drops: toDrops(rest.drops),
    ...(rest.cost && { cost: rest.cost }),
  }
}

function judge(
  index: number,
  candidate: unknown,
  envelope: z.output<typeof head>,
): Item | RefusedItem {
  const parsed = item.safeParse(loosen(candidate))
  if (parsed.success) return expand(parsed.data, index, envelope)
  const [first] = issuesOf(parsed.error)
  return {
    index,
    kind: kindOf(candidate),
    reason: 'invalid',
    detail: first ? `${first.path}: ${first.message}` : 'invalid',
  }
}

function isTooLarge(candidate: unknown): boolean {
  return JSON.stringify(candidate).length > MAX_ITEM_CHARS
}

function isNeverTooLarge(): boolean {
  return false
}

function tooLarge(index: number, candidate: unknown): RefusedItem {
  const detail = `more than ${String(MAX_ITEM_CHARS)} characters`
  return { index, kind: kindOf(candidate), reason: 'too-large', detail }
}

/** Kinds are labels of the ledger and of metrics: a client cannot make new ones. */
function kindOf(candidate: unknown): string {
  const is =
    typeof candidate === 'object' && candidate !== null && 'is' in candidate && candidate.is
  return KINDS.has(String(is)) ? String(is) : 'unknown'
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return mayBeIllFormed(text) ? wellFormed(value) : value
  } catch {
    // The caller says so in its answer; where in the text it broke helps nobody else.
    return undefined
  }
}

function malformed(detail: string, error?: z.ZodError): Decoded {
  return { is: 'malformed', detail, errors: error ? issuesOf(error) : [] }
}

function issuesOf(error: z.ZodError) {
  return error.issues.slice(0, 10).map(({ path, message }) => ({ path: path.join('.'), message }))
}
