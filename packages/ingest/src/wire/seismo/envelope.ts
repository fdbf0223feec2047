import * as z from 'zod'

/**
 * The service's side of `@seismo/browser/wire`: every string and array bounded, unknown keys
 * ignored, so that an older service accepts a newer page. envelope.test-d.ts compares the two.
 */

const id = z.guid()
const short = z.string().max(200)
const address = z.string().max(4_096)
const text = z.string().max(16_384)
const stack = z.string().max(49_152)
const time = z.number()
const tags = z
  .record(z.string().max(200), short)
  .refine((all) => Object.keys(all).length <= 50, 'at most 50 tags')

const base = {
  id,
  at: time,
  pageViewId: short,
  url: address.exactOptional(),
  route: short.exactOptional(),
}

const exception = z.object({
  type: short,
  message: text,
  stack: stack.exactOptional(),
  at: z.object({ file: address, line: z.number(), column: z.number() }).exactOptional(),
})

const error = z.object({
  is: z.literal('error'),
  ...base,
  mechanism: z.enum(['error', 'unhandledrejection', 'captured']),
  level: z.enum(['fatal', 'error', 'warning', 'info']),
  exceptions: z.array(exception).min(1).max(20),
  tags: tags.exactOptional(),
})

const request = z.object({
  is: z.literal('request'),
  ...base,
  via: z.enum(['fetch', 'xhr']),
  method: z.string().max(20),
  target: address,
  status: z.number().int().min(0).max(999),
  outcome: z.enum(['http-error', 'network-error', 'aborted', 'timeout']),
  durationMs: z.number().min(0).max(86_400_000),
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

const vital = z.object({
  is: z.literal('vital'),
  ...base,
  name: z.enum(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']),
  value: z.number().min(0).max(86_400_000),
  rating: z.enum(['good', 'needs-improvement', 'poor']),
  navigationType,
})

const pageView = z.object({
  is: z.literal('pageview'),
  ...base,
  navigationType,
  referrer: address.exactOptional(),
})

export const item = z.discriminatedUnion('is', [error, request, vital, pageView])

const context = z.object({
  sessionId: z.string().min(1).max(64),
  url: address,
  release: short.exactOptional(),
  environment: short.exactOptional(),
  route: short.exactOptional(),
  userId: short.exactOptional(),
  tags: tags.exactOptional(),
  viewport: z.object({ width: z.number(), height: z.number() }).exactOptional(),
})

/** Everything but the items, which are judged one by one. */
export const head = z.object({
  v: z.literal(1),
  id,
  sentAt: time,
  sdk: z.object({ name: short, version: short }),
  context,
})

export const envelope = head.extend({ items: z.array(item) })
