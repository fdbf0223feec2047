import { AsyncLocalStorage } from 'node:async_hooks'
import { createTokenBuckets } from '../lib/token-buckets.ts'
import type { ExportCounts, Exporter } from './exporter.ts'
import type { Attributes, FinishedSpan, SpanContext, SpanKind } from './span.ts'
import { readTraceParent, toTraceParent } from './traceparent.ts'

export interface SpanAbout {
  name: string
  kind: SpanKind
  attributes?: Attributes
  /** The header that came with a request, or that stands in the log; without one, the span under way is the parent. */
  parent?: string | undefined
  /** Headers of others that this span is of as well. */
  links?: readonly string[]
}

export interface OpenSpan {
  /** To be handed on; undefined where the trace is not kept. */
  traceparent: string | undefined
  set: (attributes: Attributes) => void
  rename: (name: string) => void
}

/** A part of a span that somebody timed. */
export interface TimedPart {
  name: string
  /** Epoch milliseconds. */
  startMs: number
  endMs: number
  attributes?: Attributes
}

export interface Tracing {
  /** Whether anything is kept at all. */
  isOn: boolean
  /** Runs work as a span; what it throws is in the span, and is thrown. */
  span: <Result>(about: SpanAbout, work: (span: OpenSpan) => Promise<Result>) => Promise<Result>
  /** Below the span under way. */
  parts: (parts: readonly TimedPart[]) => void
  /** Of the span under way, for log lines. */
  current: () => (SpanContext & { rootId: string }) | undefined
  counts: () => ExportCounts
  /** Sends what waits. */
  flush: () => Promise<void>
}

/** Parents that come from outside decide that their trace is kept, but anybody can send one. */
const GIVEN_PER_SECOND = 100

const MOST_LINKS = 32

interface Options {
  /** Of traces that begin here: the share that is kept, 0 to 1. */
  ratio: number
  exporter: Exporter
  /** Epoch milliseconds, as finely as there are. */
  now: () => number
  random: () => number
}

interface Scope extends SpanContext {
  /** The span by which the trace came into this process. */
  rootId: string
}

const NO_SPAN: OpenSpan = { traceparent: undefined, set: () => undefined, rename: () => undefined }

export const noTracing: Tracing = {
  isOn: false,
  span: (_, work) => work(NO_SPAN),
  parts: () => undefined,
  current: () => undefined,
  counts: () => ({ exported: 0, dropped: 0, failed: 0 }),
  flush: () => Promise.resolve(),
}

/** Spans of the service itself, by OpenTelemetry's model. */
export function createTracing({ ratio, exporter, now, random }: Options): Tracing {
  /** Null within what is not kept, so that nothing below it begins a trace of its own. */
  const scopes = new AsyncLocalStorage<Scope | null>()
  const take = createTokenBuckets(
    { perSecond: GIVEN_PER_SECOND, burst: GIVEN_PER_SECOND },
    { max: 1, now },
  )

  /** The span above; null where it is not to be kept, undefined where it is a root that is. */
  function parentOf(header: string | undefined): SpanContext | null | undefined {
    const given = readTraceParent(header)
    if (given) return given.isSampled && take('given') === 0 ? given : null
    const scope = scopes.getStore()
    if (scope !== undefined) return scope
    return random() < ratio ? undefined : null
  }

  async function span<Result>(about: SpanAbout, work: (span: OpenSpan) => Promise<Result>) {
    const parent = parentOf(about.parent)
    if (parent === null) return scopes.run(null, () => work(NO_SPAN))
    const scope = begin(parent, about.parent === undefined ? scopes.getStore()?.rootId : undefined)
    const finished: FinishedSpan = {
      ...{ traceId: scope.traceId, spanId: scope.spanId, parentId: parent?.spanId ?? '' },
      ...{ name: about.name, kind: about.kind, attributes: { ...about.attributes } },
      links: (about.links ?? []).slice(0, MOST_LINKS).flatMap(contextOf),
      ...{ startMs: now(), endMs: 0, error: undefined },
    }
    const open: OpenSpan = {
      traceparent: toTraceParent(scope),
      set: (attributes) => void Object.assign(finished.attributes, attributes),
      rename: (name) => {
        finished.name = name
      },
    }
    try {
      return await scopes.run(scope, () => work(open))
    } catch (cause) {
      finished.error = cause instanceof Error ? cause.message.slice(0, 500) : 'failed'
      throw cause
    } finally {
      finished.endMs = now()
      exporter.add(finished)
    }
  }

  function parts(timed: readonly TimedPart[]): void {
    const scope = scopes.getStore()
    if (!scope) return
    for (const { attributes = {}, ...part } of timed) {
      const { traceId, spanId: parentId } = scope
      const own = { traceId, spanId: hex(8), parentId, kind: 'internal' } as const
      exporter.add({ ...own, ...part, attributes, links: [], error: undefined })
    }
  }

  return {
    ...{ isOn: true, span, parts, counts: exporter.counts, flush: exporter.flush },
    current: () => scopes.getStore() ?? undefined,
  }
}

function begin(parent: SpanContext | undefined, rootId: string | undefined): Scope {
  const spanId = hex(8)
  return { traceId: parent?.traceId ?? hex(16), spanId, rootId: rootId ?? spanId }
}

function contextOf(header: string): SpanContext[] {
  const read = readTraceParent(header)
  return read ? [{ traceId: read.traceId, spanId: read.spanId }] : []
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
