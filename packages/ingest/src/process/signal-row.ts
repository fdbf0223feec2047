import type { Row, ScriptPlace, SignalRow } from '../store/rows.ts'
import { ratingOf } from '../vitals/thresholds.ts'
import type { ErrorItem, Item, MetricItem, RequestItem, VitalItem } from '../wire/envelope.ts'
import { keptUrl } from './address.ts'
import { urlTemplate } from './url-template.ts'

/** An item that is no error, as the one row it becomes. */
export function toSignalRow(item: Exclude<Item, ErrorItem>, signal: SignalRow): Row {
  switch (item.is) {
    case 'request':
      return toRequest(item, signal)
    case 'vital':
      return toVital(item, signal)
    case 'pageview':
      return {
        is: 'pageview',
        ...signal,
        navigationType: item.navigationType,
        referrer: keptUrl(item.referrer),
        traceId: item.traceId,
      }
    case 'report': {
      const { type, key, message, position } = item
      const { line, column } = position
      return {
        is: 'report',
        ...signal,
        ...{ type, key, message, file: keptUrl(position.file) },
        ...{ line: whole(line), column: whole(column) },
      }
    }
    case 'long-frame':
      return {
        is: 'long-frame',
        ...signal,
        durationMs: item.durationMs,
        blockingMs: item.blockingMs,
        scripts: item.scripts.map((script) => ({
          ...toPlace(script),
          durationMs: script.durationMs,
        })),
      }
    case 'metric':
      return toMetric(item, signal)
  }
}

function toRequest(item: RequestItem, signal: SignalRow): Row {
  const target = keptUrl(item.target)
  const { timing } = item
  return {
    is: 'request',
    ...signal,
    via: item.via,
    method: item.method.toUpperCase(),
    target,
    template: urlTemplate(target),
    status: item.status,
    outcome: item.outcome,
    durationMs: item.durationMs,
    operation: item.operation,
    traceId: item.traceId,
    waitMs: timing?.waitMs ?? 0,
    dnsMs: timing?.dnsMs ?? 0,
    connectMs: timing?.connectMs ?? 0,
    serverMs: timing?.serverMs ?? 0,
    downloadMs: timing?.downloadMs ?? 0,
    transferBytes: whole(timing?.transferBytes ?? 0, Number.MAX_SAFE_INTEGER),
    bodyBytes: whole(timing?.bodyBytes ?? 0, Number.MAX_SAFE_INTEGER),
    protocol: timing?.protocol ?? '',
    serverTiming: timing?.server ?? [],
  }
}

function toVital(item: VitalItem, signal: SignalRow): Row {
  return {
    is: 'vital',
    ...signal,
    metric: item.name,
    value: item.value,
    // By the value, as every figure of the page is: a page may think otherwise.
    rating: ratingOf(item.name, item.value),
    navigationType: item.navigationType,
    target: item.target,
    imageUrl: keptUrl(item.imageUrl),
    event: item.event,
    loadState: item.loadState,
    parts: item.parts,
    script: toPlace(item.script ?? { url: '' }),
  }
}

function toPlace(script: {
  url: string
  function?: string
  position?: number
  invoker?: string
}): ScriptPlace {
  return {
    url: keptUrl(script.url),
    function: script.function ?? '',
    // -1 where the browser does not say.
    position: whole(script.position ?? 0),
    invoker: script.invoker ?? '',
  }
}

/** Of zero and below there is no logarithm; the page calls their bucket `-`. */
const ZERO_BUCKET = -32_768
const LAST_BUCKET = 32_767

function toMetric(item: MetricItem, signal: SignalRow): Row {
  const { kind, name, tags, value, n, min, max } = item
  const buckets = Object.entries(item.buckets).flatMap(([key, count]) => {
    const index = key === '-' ? ZERO_BUCKET : Number(key)
    return Number.isInteger(index) && index >= ZERO_BUCKET && index <= LAST_BUCKET
      ? [[index, count] as const]
      : []
  })
  return {
    is: 'metric',
    ...signal,
    ...{ kind, name, tags, value, n, min, max },
    buckets: Object.fromEntries(buckets),
  }
}

const UINT32 = 4_294_967_295

/** What the column cannot hold would fail its whole batch, other pages' rows included. */
function whole(value: number, most = UINT32): number {
  return Math.min(most, Math.max(0, Math.trunc(value)))
}
