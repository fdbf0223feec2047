import * as z from 'zod'
import { cut } from '../well-formed.ts'

/**
 * The service's side of `@seismo/browser/wire`. Unknown keys are ignored, so that an older service
 * accepts a newer page. Texts are cut to their bound and lists to their first entries rather than
 * refused: the page spends no bytes on knowing them. schema.test-d.ts compares the two.
 */

const text = (most: number) => z.string().overwrite((value) => cut(value, most))
const listOf = <Element extends z.ZodType>(element: Element, most: number) =>
  z.array(element).overwrite((values) => values.slice(0, most))
const recordOf = <Value extends z.ZodType>(value: Value, most: number, keyChars = 64) =>
  z.record(z.string(), value).overwrite((all) =>
    Object.fromEntries(
      Object.entries(all)
        .slice(0, most)
        .map(([key, each]) => [cut(key, keyChars), each]),
    ),
  )

const id = z.string().regex(/^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i)
const short = text(200)
const ADDRESS_CHARS = 2_048
const address = text(ADDRESS_CHARS)
const time = z.number()
const DAY_MS = 86_400_000
const ms = z.number().min(0).max(DAY_MS)
const marks = listOf(z.number().max(DAY_MS), 8)
const count = z.number().min(0).max(1e15)
// One figure near the end of the numbers would make an infinity of every sum it is in.
const figure = z.number().min(-1e15).max(1e15)
const tags = recordOf(short, 50)
const contexts = recordOf(
  recordOf(z.union([text(8_192), z.number(), z.boolean(), z.null()]), 50),
  20,
)
const position = z.object({ file: address, line: z.number(), column: z.number() })
const level = z.enum(['fatal', 'error', 'warning', 'info'])

const view = z.object({ id: text(64), url: address, route: short.exactOptional() })

const base = {
  at: time,
  view: view.exactOptional(),
  weight: z.number().min(0).max(1e9).exactOptional(),
}

const exception = z.object({
  type: short,
  message: text(16_384),
  stack: listOf(z.number().int().min(0), 300).exactOptional(),
  at: position.exactOptional(),
  parent: z.number().exactOptional(),
  code: z.number().exactOptional(),
})

const error = z.object({
  is: z.literal('error'),
  ...base,
  mechanism: z.enum([
    'error',
    'unhandledrejection',
    'securitypolicyviolation',
    'resource',
    'captured',
  ]),
  level: level.exactOptional(),
  exceptions: listOf(exception, 20).min(1),
  firstAt: time.exactOptional(),
  tags: tags.exactOptional(),
  contexts: contexts.exactOptional(),
  fingerprint: listOf(short, 10).exactOptional(),
  scripts: listOf(address, 20).exactOptional(),
})

const timing = z.object({
  marks,
  transferBytes: count,
  bodyBytes: count,
  protocol: text(40).exactOptional(),
  server: listOf(short, 5).exactOptional(),
})

const request = z.object({
  is: z.literal('request'),
  ...base,
  via: z.enum(['fetch', 'xhr', 'resource']),
  method: text(20).exactOptional(),
  target: address,
  status: z.number().int().min(0).max(999),
  outcome: z.enum(['load', 'error', 'abort', 'timeout', 'opaque', 'offline']),
  durationMs: ms,
  operation: short.exactOptional(),
  traceId: text(32).exactOptional(),
  timing: timing.exactOptional(),
})

const navigationType = z.enum([
  'navigate',
  'reload',
  'back-forward',
  'back-forward-cache',
  'prerender',
  'restore',
  'soft-navigation',
])

const frameScript = z.object({
  url: address,
  function: short.exactOptional(),
  position: z.number().exactOptional(),
  durationMs: ms,
  invoker: short.exactOptional(),
})

const attribution = z.object({
  target: short.exactOptional(),
  url: address.exactOptional(),
  event: text(40).exactOptional(),
  loadState: text(40).exactOptional(),
  marks: marks.exactOptional(),
  script: frameScript.exactOptional(),
})

const vital = z.object({
  is: z.literal('vital'),
  ...base,
  name: z.enum(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']),
  value: ms,
  navigationType,
  attribution: attribution.exactOptional(),
})

const pageView = z.object({
  is: z.literal('pageview'),
  ...base,
  navigationType,
  referrer: address.exactOptional(),
  traceId: text(32).exactOptional(),
})

const report = z.object({
  is: z.literal('report'),
  ...base,
  type: text(40),
  key: short.exactOptional(),
  message: text(4_096),
  position: position.exactOptional(),
})

const longFrame = z.object({
  is: z.literal('long-frame'),
  ...base,
  durationMs: ms,
  blockingMs: ms,
  scripts: listOf(frameScript, 5),
})

const metric = z.object({
  is: z.literal('metric'),
  ...base,
  kind: z.enum(['counter', 'gauge', 'histogram']),
  name: short,
  tags: tags.exactOptional(),
  value: figure,
  n: count.exactOptional(),
  min: figure.exactOptional(),
  max: figure.exactOptional(),
  buckets: recordOf(count, 500).exactOptional(),
})

export const item = z.discriminatedUnion('is', [
  error,
  request,
  vital,
  pageView,
  report,
  longFrame,
  metric,
])

const context = z.object({
  sessionId: text(64).min(1),
  release: short.exactOptional(),
  environment: short.exactOptional(),
  userId: short.exactOptional(),
  tags: tags.exactOptional(),
  contexts: contexts.exactOptional(),
  viewport: z.object({ width: z.number(), height: z.number() }).exactOptional(),
})

const breadcrumb = z.object({
  at: time,
  kind: z.enum(['click', 'navigation', 'request', 'console', 'custom']),
  text: text(300),
  level: level.exactOptional(),
})

/** Everything but the items, which are judged one by one. */
export const head = z.object({
  v: z.literal(2),
  id,
  sentAt: time,
  sdk: short,
  context,
  view,
  lines: listOf(text(4_096), 10_000).exactOptional(),
  debugIds: recordOf(text(64), 50, ADDRESS_CHARS).exactOptional(),
  breadcrumbs: listOf(breadcrumb, 100).exactOptional(),
  drops: recordOf(count, 50).exactOptional(),
  cost: z.object({ cpuMs: count, requests: count, bytes: count }).exactOptional(),
})

export const envelope = head.extend({ items: z.array(item) })
