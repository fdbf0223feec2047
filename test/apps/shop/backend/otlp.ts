import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Span, SpanStart, Tracer } from './spans.ts'

/** As OTLP's JSON has them. */
const KINDS = { internal: 1, server: 2, client: 3 } as const
const STATUS_ERROR = 2
const SEND_EVERY_MS = 2_000
/** What a collector that is away makes us forget. */
const MOST_KEPT = 20_000

interface Ended {
  resource: string
  span: object
}

/** Sends spans as OTLP/HTTP JSON to `<endpoint>/v1/traces`, some seconds' worth at a time. */
export function createOtlpTracer(endpoint: string, clock: Clock): Tracer {
  const resources = new Map<string, SpanStart['place']>()
  let ended: Ended[] = []

  async function send(): Promise<void> {
    if (ended.length === 0) return
    const batch = ended
    ended = []
    const body = JSON.stringify({ resourceSpans: toResourceSpans(batch, resources) })
    const headers = { 'content-type': 'application/json' }
    // Traces are an extra: the shop goes on without whoever collects them.
    await fetch(`${endpoint}/v1/traces`, { method: 'POST', headers, body }).catch(() => undefined)
  }
  setInterval(() => void send(), SEND_EVERY_MS).unref()

  function start(name: string, { place, kind, parent, attributes = {} }: SpanStart): Span {
    const from = clock.now()
    const context = {
      traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
    }
    const set = new Map<string, string | number>(Object.entries(attributes))
    resources.set(place.instance, place)
    return {
      context,
      set: (attribute, value) => void set.set(attribute, value),
      end(failure) {
        if (ended.length >= MOST_KEPT) ended = []
        ended.push({
          resource: place.instance,
          span: {
            ...context,
            ...(parent && { parentSpanId: parent.spanId }),
            ...{ name, kind: KINDS[kind] },
            ...{
              startTimeUnixNano: toNanoseconds(from),
              endTimeUnixNano: toNanoseconds(clock.now()),
            },
            attributes: [...set].map(([key, value]) => attribute(key, value)),
            status: failure === undefined ? {} : { code: STATUS_ERROR, message: failure },
          },
        })
      },
    }
  }
  return { start }
}

function toResourceSpans(batch: readonly Ended[], resources: Map<string, SpanStart['place']>) {
  return [...Map.groupBy(batch, ({ resource }) => resource)].map(([instance, of]) => ({
    resource: {
      attributes: [
        attribute('service.name', resources.get(instance)?.service ?? instance),
        attribute('service.instance.id', instance),
        attribute('cloud.availability_zone', resources.get(instance)?.zone ?? ''),
      ],
    },
    scopeSpans: [{ scope: { name: 'shop' }, spans: of.map(({ span }) => span) }],
  }))
}

function attribute(key: string, value: string | number) {
  return {
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }
}

function toNanoseconds(ms: number): string {
  return (BigInt(Math.round(ms * 1_000)) * 1_000n).toString()
}
