import * as z from 'zod'
import { address, lastOf, lenient, short, text } from '../../foreign/bounded.ts'
import { isRecord } from '../../foreign/read-json.ts'

const MAX_ENTRIES = 20
const MAX_VALUES = 100
const MAX_TAGS = 100

const tag = z.object({ key: short, value: z.union([short, z.number(), z.boolean()]) })

const frame = z.object({
  function: lenient(short),
  absPath: lenient(address),
  filename: lenient(address),
  lineNo: lenient(z.number()),
  colNo: lenient(z.number()),
})

const exception = z.object({
  type: z.unknown().optional(),
  value: z.unknown().optional(),
  mechanism: z.unknown().optional(),
  stacktrace: lenient(z.object({ frames: lastOf(frame, MAX_VALUES) })),
})
type ExportedException = z.output<typeof exception>

const entry = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })

/**
 * An event as Sentry's API answers it with `full=true`, and as its export has it
 * (https://docs.sentry.io/api/events/list-an-issues-events/).
 */
export const exportedEvent = z.object({
  eventID: z.string().regex(/^[\da-f]{32}$/i, 'expected 32 hex digits'),
  dateCreated: z.iso.datetime({ offset: true, error: 'expected a time in ISO 8601' }),
  type: lenient(short),
  platform: lenient(short),
  message: lenient(text(16_384)),
  release: lenient(z.union([short, z.object({ version: short }).transform((one) => one.version)])),
  tags: lenient(lastOf(tag, MAX_TAGS)),
  entries: lenient(lastOf(entry, MAX_ENTRIES)),
  user: z.unknown().optional(),
  sdk: z.unknown().optional(),
  contexts: z.unknown().optional(),
  /** What clients call `extra`. */
  context: z.unknown().optional(),
})
export type ExportedEvent = z.output<typeof exportedEvent>

/** The same, as a client sends it. */
export function toClientEvent(event: ExportedEvent): Record<string, unknown> {
  const { eventID: event_id, dateCreated: timestamp, user, sdk, contexts } = event
  const tags = new Map((event.tags ?? []).map(({ key, value }) => [key, value]))
  const request = dataOf(event, 'request')
  const exceptions = dataOf(event, 'exception').values
  return {
    ...{ event_id, timestamp, user, sdk, contexts, extra: event.context },
    release: event.release ?? tags.get('release'),
    ...named(tags, ['environment', 'level', 'transaction']),
    tags: [...tags].filter(([key]) => !isTold(key)),
    request: { url: request.url, headers: headersOf(request.headers) },
    breadcrumbs: dataOf(event, 'breadcrumbs').values,
    debug_meta: { images: dataOf(event, 'debugmeta').images },
    message: dataOf(event, 'message').formatted ?? event.message,
    ...(Array.isArray(exceptions) && { exception: { values: exceptions.map(toException) } }),
  }
}

/** What the browser said it is; empty where nobody kept it. */
export function userAgentOf(event: ExportedEvent): string {
  const headers = headersOf(dataOf(event, 'request').headers)
  const [, said] = Object.entries(headers).find(([name]) => /^user-agent$/i.test(name)) ?? []
  return typeof said === 'string' ? said.slice(0, 1_000) : ''
}

function dataOf({ entries = [] }: ExportedEvent, type: string): Record<string, unknown> {
  return entries.find((one) => one.type === type)?.data ?? {}
}

function named(tags: ReadonlyMap<string, unknown>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, tags.get(name)]))
}

/** What Sentry makes tags of, and Seismo keeps in columns of their own. */
const TOLD = new Set(
  'environment level transaction release url user handled mechanism browser os device runtime'.split(
    ' ',
  ),
)

function isTold(key: string): boolean {
  return TOLD.has(key) || /^(?:sentry:|(?:browser|os|device|client_os|runtime)\.)/.test(key)
}

/** Kept as pairs. */
function headersOf(given: unknown): Record<string, unknown> {
  if (isRecord(given)) return given
  const pairs = Array.isArray(given) ? (given as unknown[]) : [] // an array's members are unknown
  return Object.fromEntries(
    pairs.flatMap((pair): [string, unknown][] =>
      Array.isArray(pair) && typeof pair[0] === 'string' ? [[pair[0], pair[1]]] : [],
    ),
  )
}

function toException(given: unknown): unknown {
  const parsed = exception.safeParse(given)
  if (!parsed.success) return given
  const { stacktrace, ...rest } = parsed.data
  return { ...rest, ...(stacktrace && { stacktrace: { frames: stacktrace.frames.map(toFrame) } }) }
}

function toFrame(given: NonNullable<ExportedException['stacktrace']>['frames'][number]) {
  const { absPath: abs_path, lineNo: lineno, colNo: colno, filename } = given
  return { function: given.function, abs_path, filename, lineno, colno }
}
