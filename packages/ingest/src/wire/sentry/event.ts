import * as z from 'zod'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Context, ErrorItem, Exception } from '../envelope.ts'
import { address, lastOf, lenient, short, text, time } from '../foreign/bounded.ts'
import { breadcrumbs, toBreadcrumbs } from './breadcrumbs.ts'
import { exceptions, mechanismOf, toExceptions } from './exceptions.ts'
import { toContexts, toTags } from '../foreign/facts.ts'
import { sdkName, type Head } from './head.ts'
import { levelOf } from './level.ts'
import { stacktrace, toFrames, toStack } from '../foreign/frames.ts'
import { toEnvelope, type Part } from './part.ts'
import { isRecord } from '../foreign/read-json.ts'
import { routeOf } from './route.ts'

const message = z.union([
  text(16_384),
  z
    .object({ formatted: lenient(text(16_384)), message: lenient(text(16_384)) })
    .transform(({ formatted, message: template = '' }) => formatted ?? template),
])

const user = z.object({ id: lenient(z.union([short, z.number().transform(String)])) })

const image = z.object({ type: z.literal('sourcemap'), code_file: address, debug_id: text(64) })

/** What events, feedback and transactions have in common. */
export const eventSchema = z.object({
  event_id: lenient(z.string().regex(/^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i)),
  timestamp: lenient(time),
  level: lenient(short),
  release: lenient(short),
  environment: lenient(short),
  transaction: lenient(short),
  transaction_info: lenient(z.object({ source: lenient(short) })),
  sdk: lenient(z.object({ name: lenient(short), version: lenient(short) })),
  request: lenient(
    z.object({
      url: lenient(address),
      headers: lenient(z.object({ Referer: lenient(address) })),
    }),
  ),
  // Only the id: an e-mail and an address tell who somebody is.
  user: lenient(user),
  tags: z.unknown().optional(),
  contexts: z.unknown().optional(),
  extra: z.unknown().optional(),
  fingerprint: lenient(lastOf(short, 10)),
  debug_meta: lenient(z.object({ images: lastOf(image, 50) })),
  breadcrumbs: lenient(breadcrumbs),
  exception: lenient(exceptions),
  message: lenient(message),
  logentry: lenient(message),
  stacktrace: lenient(stacktrace),
})
export type SentryEvent = z.output<typeof eventSchema>

/** An event is an error or a captured message; it is an envelope of its own, for its context is. */
export function readEvent(value: unknown, head: Head): Part {
  const event = eventSchema.parse(value)
  const values = event.exception ?? []
  const thrown = values.length > 0 ? toExceptions(values) : toMessage(event)
  if (thrown.length === 0) return noError()
  return {
    envelopes: [
      toErrorEnvelope(event, head, { exceptions: thrown, mechanism: mechanismOf(values) }),
    ],
    refused: [],
  }
}

function noError(): Part {
  const detail = 'expected an exception or a message'
  return { envelopes: [], refused: [{ kind: 'event', reason: 'invalid', detail }] }
}

/** As Seismo's own `captureMessage` writes it. */
function toMessage(event: SentryEvent): Exception[] {
  const said = event.logentry ?? event.message ?? ''
  if (said === '') return []
  const frames = event.stacktrace ? toFrames(event.stacktrace) : []
  const stack = toStack(`Message: ${said}`, frames)
  return [{ type: 'Message', message: said, stack, ...(frames.length > 0 && { frames }) }]
}

interface Caught {
  exceptions: Exception[]
  mechanism: string
}

export function toErrorEnvelope(event: SentryEvent, head: Head, caught: Caught) {
  const id = eventIdOf(event)
  const at = event.timestamp ?? head.sentAt
  const item: ErrorItem = {
    ...{ is: 'error', id, at, firstAt: at, weight: 1, ...caught },
    ...placeOf(event, head),
    level: levelOf(event.level, 'error'),
    ...{ tags: {}, contexts: {} },
    breadcrumbs: toBreadcrumbs(event.breadcrumbs ?? [], at),
    fingerprint: toFingerprint(event.fingerprint),
    scripts: [],
    debugIds: toDebugIds(event.debug_meta),
  }
  return toEnvelope(withSdk(event, head), { id, context: contextOf(event, head), items: [item] })
}

/** The client's id; without one the same event has the same id by what it says. */
export function eventIdOf(event: SentryEvent): string {
  const hex = event.event_id?.replaceAll('-', '').toLowerCase() ?? hash128(JSON.stringify(event))
  return toUuid(hex)
}

/** The store endpoint has no envelope to name the client. */
export function withSdk(event: SentryEvent, head: Head): Head {
  return head.sdk === '' ? { ...head, sdk: sdkName(event.sdk) } : head
}

/**
 * Sentry's events do not name their session. What they do name is their trace, of which a page has
 * one from navigation to navigation, so it is both the session and the page view.
 */
export function contextOf(event: SentryEvent, head: Head): Partial<Context> {
  return {
    sessionId: traceIdOf(event, head),
    release: event.release ?? head.trace.release,
    environment: event.environment ?? head.trace.environment,
    userId: event.user?.id ?? '',
    tags: toTags(event.tags),
    contexts: { ...toContexts(event.contexts), ...toContexts(extraOf(event)) },
  }
}

/** What pages gave before there were contexts. */
function extraOf({ extra }: SentryEvent): unknown {
  return isRecord(extra) && Object.keys(extra).length > 0 ? { extra } : {}
}

export function placeOf(event: SentryEvent, head: Head) {
  const url = event.request?.url ?? ''
  const name = event.transaction ?? ''
  return {
    pageViewId: traceIdOf(event, head),
    url,
    route: routeOf({ name, source: event.transaction_info?.source, url }),
  }
}

function traceIdOf({ contexts }: SentryEvent, { trace }: Head): string {
  const own = isRecord(contexts) && isRecord(contexts.trace) ? contexts.trace.trace_id : undefined
  return typeof own === 'string' && /^[\da-f]{32}$/i.test(own) ? own : trace.traceId
}

/** The default alone is no wish of the page's. */
function toFingerprint(parts: readonly string[] = []): string[] {
  return parts.every((part) => part.replaceAll(' ', '') === '{{default}}') ? [] : [...parts]
}

function toDebugIds(meta: SentryEvent['debug_meta']): Record<string, string> {
  const images = meta?.images ?? []
  return Object.fromEntries(images.map(({ code_file, debug_id }) => [code_file, debug_id]))
}
