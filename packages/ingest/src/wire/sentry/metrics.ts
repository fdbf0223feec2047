import * as z from 'zod'
import { cut } from '../well-formed.ts'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Context, MetricItem } from '../envelope.ts'
import { lenient, short, text, time } from '../foreign/bounded.ts'
import type { Head } from './head.ts'
import type { Refusal } from '../foreign/refusal.ts'
import { refusal, toEnvelope, type Part } from './part.ts'
import { attributesOf, textOf, type Attributes } from './span.ts'

const schema = z.object({
  name: short.min(1),
  type: z.enum(['counter', 'gauge', 'distribution']),
  // One figure near the end of the numbers would make an infinity of every sum it is in.
  value: z.number().min(-1e15).max(1e15),
  timestamp: lenient(time),
  trace_id: lenient(text(32)),
})
type Metric = z.output<typeof schema>

const KINDS = { counter: 'counter', gauge: 'gauge', distribution: 'histogram' } as const
const MAX_TAGS = 50

/** `trace_metric`: every value by itself, as Seismo's own script would have added them up. */
export function readMetrics(value: Record<string, unknown>, head: Head): Part {
  if (!Array.isArray(value.items))
    return refusal('trace_metric', 'invalid', 'items: expected a list')
  const id = hash128(`trace_metric/${JSON.stringify(value.items)}`)
  const refused: Refusal[] = []
  const items: MetricItem[] = []
  let context: Partial<Context> | undefined
  for (const [place, candidate] of (value.items as unknown[]).entries()) {
    const parsed = schema.safeParse(candidate)
    if (!parsed.success) {
      refused.push({ kind: 'trace_metric', reason: 'invalid', detail: `items.${place}: no metric` })
      continue
    }
    const attributes = attributesOf(candidate)
    context ??= contextOf(parsed.data, attributes)
    items.push({
      ...toItem(parsed.data, attributes),
      ...{ id: toUuid(hash128(`${id}/${place}`)), at: parsed.data.timestamp ?? head.sentAt },
    })
  }
  return { envelopes: context ? [toEnvelope(head, { id, context, items })] : [], refused }
}

function toItem({ name, type, value, trace_id: traceId = '' }: Metric, attributes: Attributes) {
  return {
    is: 'metric' as const,
    ...{ pageViewId: traceId, url: '', route: '', weight: 1 },
    ...{ kind: KINDS[type], name, value, n: 1, min: value, max: value },
    tags: tagsOf(attributes),
    buckets: type === 'distribution' ? { [bucketOf(value)]: 1 } : {},
  }
}

/** As `@seismo/browser/wire` counts them. */
function bucketOf(value: number): string {
  return value > 0 ? String(Math.ceil(Math.log2(value) * 8)) : '-'
}

/** The page's own; what its client adds is the same for all of its metrics, or tells who it was. */
function tagsOf(attributes: Attributes): Record<string, string> {
  const own = [...attributes].flatMap(([key, value]): [string, string][] => {
    const isTag = ['string', 'number', 'boolean'].includes(typeof value)
    return isTag && !/^(?:sentry|user)\./.test(key) ? [[cut(key, 64), cut(String(value), 200)]] : []
  })
  return Object.fromEntries(own.slice(0, MAX_TAGS))
}

function contextOf({ trace_id: traceId = '' }: Metric, attributes: Attributes): Partial<Context> {
  return {
    sessionId: traceId,
    release: textOf(attributes, 200, 'sentry.release'),
    environment: textOf(attributes, 200, 'sentry.environment'),
    userId: textOf(attributes, 200, 'user.id'),
  }
}
