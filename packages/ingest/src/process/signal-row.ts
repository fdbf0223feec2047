import type { FrameScript } from '@seismo/browser/wire'
import type { Row, ScriptPlace, SignalRow } from '../store/rows.ts'
import { ratingOf } from '../vitals/thresholds.ts'
import type {
  ErrorItem,
  Item,
  LongFrameItem,
  MetricItem,
  PageViewItem,
  ReportItem,
  RequestItem,
  VitalItem,
} from '../wire/envelope.ts'
import { traceOfServerTiming } from '../correlate/traces/trace-id.ts'
import { keptUrl } from './address.ts'
import type { ResolvePlace, ScriptOffset } from './resolve-place.ts'
import type { StackOrigin } from './resolve-stack.ts'
import { urlTemplate } from './url-template.ts'

/** An item that is neither error nor page view, as the one row it becomes. */
export function toSignalRow(
  item: Exclude<Item, ErrorItem | PageViewItem>,
  signal: SignalRow,
  resolvePlace: ResolvePlace,
): Row | Promise<Row> {
  switch (item.is) {
    case 'request':
      return toRequest(item, signal)
    case 'vital':
      return toVital(item, signal, resolvePlace)
    case 'report':
      return toReport(item, signal, resolvePlace)
    case 'long-frame':
      return toLongFrame(item, signal, resolvePlace)
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
    // What the server says outranks what it was asked to go on with.
    traceId: traceOfServerTiming(timing?.server ?? []) || item.traceId,
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

async function toVital(
  item: VitalItem,
  signal: SignalRow,
  resolvePlace: ResolvePlace,
): Promise<Row> {
  const script = item.script ?? { url: '' }
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
    script: {
      ...toPlace(script),
      original: await resolvePlace(originOf(item, signal), toOffset(script)),
    },
  }
}

async function toReport(
  item: ReportItem,
  signal: SignalRow,
  resolvePlace: ResolvePlace,
): Promise<Row> {
  const { type, key, message } = item
  const { file } = item.position
  const at = { line: whole(item.position.line), column: whole(item.position.column) }
  return {
    is: 'report',
    ...signal,
    ...{ type, key, message, file: keptUrl(file), ...at },
    original: await resolvePlace(originOf(item, signal), { file, ...at }),
  }
}

async function toLongFrame(
  item: LongFrameItem,
  signal: SignalRow,
  resolvePlace: ResolvePlace,
): Promise<Row> {
  const { durationMs, blockingMs } = item
  const origin = originOf(item, signal)
  const scripts = await Promise.all(
    item.scripts.map(async (script) => ({
      ...toPlace(script),
      durationMs: script.durationMs,
      original: await resolvePlace(origin, toOffset(script)),
    })),
  )
  return { is: 'long-frame', ...signal, durationMs, blockingMs, scripts }
}

function originOf(
  { debugIds = {} }: Pick<VitalItem, 'debugIds'>,
  { projectId, release }: SignalRow,
): StackOrigin {
  return { projectId, release, debugIds }
}

type Script = Pick<FrameScript, 'url' | 'function' | 'position' | 'invoker'>

/** Of what the browser does not say, nothing can be looked up. */
function toOffset({ url, position = -1, function: name = '' }: Script): ScriptOffset {
  return { url, position: position < 0 ? -1 : whole(position), function: name }
}

function toPlace(script: Script): ScriptPlace {
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
