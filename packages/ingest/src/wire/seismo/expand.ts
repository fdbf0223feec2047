import type { Envelope as Wire, Item as WireItem } from '@seismo/browser/wire'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Drop, ErrorItem, Exception, Item, RequestItem, Timing } from '../envelope.ts'
import { partsOf } from './parts.ts'

type Head = Omit<Wire, 'items'>
/** More than engines write: 100 frames of long addresses are 20,000. */
const MAX_STACK_CHARS = 32_768

type Kind<Is extends WireItem['is']> = Extract<WireItem, { is: Is }>

/** An item with everything that its beacon says once for all of them. `place` counts from 0 in the beacon. */
export function expand(item: WireItem, place: number, head: Head): Item {
  const view = item.view ?? head.view
  const base = {
    // The same for the same beacon sent again, so that it is stored once.
    id: toUuid(hash128(`${head.id}/${String(place)}`)),
    at: item.at,
    pageViewId: view.id,
    url: view.url,
    route: view.route ?? '',
    weight: item.weight ?? 1,
  }
  const ofScripts = head.debugIds && { debugIds: head.debugIds }
  switch (item.is) {
    case 'error':
      return { ...base, ...toError(item, head) }
    case 'request':
      return { ...base, ...toRequest(item) }
    case 'vital': {
      const {
        target = '',
        url = '',
        event = '',
        loadState = '',
        marks = [],
        script,
      } = item.attribution ?? {}
      return {
        ...base,
        is: 'vital',
        ...{ name: item.name, value: item.value, navigationType: item.navigationType },
        ...{ target, imageUrl: url, event, loadState, parts: partsOf(item.name, marks) },
        ...(script && { script, ...ofScripts }),
      }
    }
    case 'pageview':
      return {
        ...base,
        is: 'pageview',
        navigationType: item.navigationType,
        referrer: item.referrer ?? '',
        traceId: item.traceId ?? '',
      }
    case 'report':
      return {
        ...base,
        ...{ is: 'report', type: item.type, message: item.message, key: item.key ?? '' },
        position: item.position ?? { file: '', line: 0, column: 0 },
        ...ofScripts,
      }
    case 'long-frame':
      return {
        ...base,
        is: 'long-frame',
        durationMs: item.durationMs,
        blockingMs: item.blockingMs,
        scripts: item.scripts,
        ...ofScripts,
      }
    case 'metric':
      return { ...base, ...toMetric(item) }
  }
}

/** `kind:reason` as it is counted; at most so many kinds as the ledger can bear. */
export function toDrops(drops: Record<string, number> = {}): Drop[] {
  return Object.entries(drops).flatMap(([key, n]) => {
    const [kind = '', reason = ''] = key.split(':')
    return KINDS.has(kind) && REASONS.has(reason) && n > 0
      ? [{ kind, reason, n: Math.round(n) }]
      : []
  })
}

// Labels of the ledger and of metrics: a client cannot make new ones.
export const KINDS = new Set([
  'error',
  'request',
  'vital',
  'pageview',
  'report',
  'long-frame',
  'metric',
  'beacon',
])
const REASONS = new Set(['rate', 'muted', 'sampled', 'filtered', 'overflow', 'refused', 'late'])

function toError(item: Kind<'error'>, head: Head): Omit<ErrorItem, keyof Shared> {
  const lines = head.lines ?? []
  return {
    is: 'error',
    mechanism: item.mechanism,
    level: item.level ?? 'error',
    exceptions: item.exceptions.map((exception) => toException(exception, lines)),
    firstAt: item.firstAt ?? item.at,
    tags: item.tags ?? {},
    contexts: item.contexts ?? {},
    breadcrumbs: (head.breadcrumbs ?? []).filter(({ at }) => at <= item.at),
    fingerprint: item.fingerprint ?? [],
    scripts: item.scripts ?? [],
    debugIds: head.debugIds ?? {},
  }
}

type Shared = Pick<ErrorItem, 'id' | 'at' | 'pageViewId' | 'url' | 'route' | 'weight'>

function toException(
  { type, message, stack = [], at, parent, code }: Kind<'error'>['exceptions'][number],
  lines: readonly string[],
): Exception {
  const frames = atMost(
    MAX_STACK_CHARS,
    stack.flatMap((index) => lines[index] ?? []),
  )
  // V8 writes type and message above its frames; the page left them out, and its parser wants them.
  const isV8 = frames.some((line) => /^\s+at /.test(line))
  const header = isV8 ? [`${type}: ${message}`] : []
  return {
    type,
    message,
    stack: frames.length > 0 ? [...header, ...frames].join('\n') : '',
    ...(at && at.line > 0 && { at }),
    ...(parent !== undefined && { parent }),
    ...(code !== undefined && { code }),
  }
}

/** A line is sent once and named often: a small beacon must not become a large one here. */
function atMost(chars: number, lines: readonly string[]): string[] {
  let left = chars
  const end = lines.findIndex((line) => (left -= line.length) < 0)
  return end === -1 ? [...lines] : lines.slice(0, end)
}

const OUTCOMES = {
  load: 'ok',
  error: 'network-error',
  abort: 'aborted',
  timeout: 'timeout',
  opaque: 'opaque',
  offline: 'offline',
} as const

function toRequest(item: Kind<'request'>): Omit<RequestItem, keyof Shared> {
  return {
    is: 'request',
    via: item.via,
    method: (item.method ?? 'GET').toUpperCase(),
    target: item.target,
    status: item.status,
    outcome: item.outcome === 'load' && item.status >= 400 ? 'http-error' : OUTCOMES[item.outcome],
    durationMs: item.durationMs,
    operation: item.operation ?? '',
    traceId: item.traceId ?? '',
    ...(item.timing && { timing: toTiming(item.timing) }),
  }
}

function toTiming({ marks, ...rest }: NonNullable<Kind<'request'>['timing']>): Timing {
  const [fetchStart = 0, dnsStart = 0, dnsEnd = 0, connectStart = 0, connectEnd = 0] = marks
  const [requestStart = 0, responseStart = 0, responseEnd = 0] = marks.slice(5)
  const between = (from: number, to: number) => Math.max(0, to - from)
  return {
    waitMs: Math.max(0, fetchStart),
    dnsMs: between(dnsStart, dnsEnd),
    connectMs: between(connectStart, connectEnd),
    // Zeros mean that another origin keeps them to itself, not that there was no wait.
    serverMs: requestStart > 0 || responseStart > 0 ? between(requestStart, responseStart) : 0,
    downloadMs: responseStart > 0 ? between(responseStart, responseEnd) : 0,
    transferBytes: rest.transferBytes,
    bodyBytes: rest.bodyBytes,
    protocol: rest.protocol ?? '',
    server: rest.server ?? [],
  }
}

function toMetric({ kind, name, value, ...rest }: Kind<'metric'>) {
  return {
    is: 'metric' as const,
    ...{ kind, name, value },
    tags: rest.tags ?? {},
    n: rest.n ?? 1,
    min: rest.min ?? value,
    max: rest.max ?? value,
    buckets: rest.buckets ?? {},
  }
}
