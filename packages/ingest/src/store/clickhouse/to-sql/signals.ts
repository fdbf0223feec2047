import type {
  LongFrameRow,
  MetricRow,
  PageViewRow,
  ReportRow,
  RequestRow,
  VitalRow,
} from '../../rows.ts'
import { toSqlTime } from '../sql-time.ts'
import { NOWHERE, toOriginal } from './original-place.ts'
import { toPageSignal, toSignal } from './signal.ts'

export function toRequest(row: RequestRow) {
  return {
    ...toPageSignal(row),
    via: row.via,
    method: row.method,
    target: row.target,
    status: row.status,
    outcome: row.outcome,
    duration_ms: row.durationMs,
    template: row.template,
    operation: row.operation,
    trace_id: row.traceId,
    wait_ms: row.waitMs,
    dns_ms: row.dnsMs,
    connect_ms: row.connectMs,
    server_ms: row.serverMs,
    download_ms: row.downloadMs,
    transfer_bytes: row.transferBytes,
    body_bytes: row.bodyBytes,
    protocol: row.protocol,
    server_timing: row.serverTiming,
  }
}

export function toVital(row: VitalRow) {
  return {
    ...toPageSignal(row),
    metric: row.metric,
    value: row.value,
    rating: row.rating,
    navigation_type: row.navigationType,
    target: row.target,
    image_url: row.imageUrl,
    event: row.event,
    load_state: row.loadState,
    parts: row.parts,
    script_url: row.script.url,
    script_function: row.script.function,
    script_position: row.script.position,
    script_invoker: row.script.invoker,
    ...toOriginal(row.script.original),
  }
}

export function toPageView(row: PageViewRow) {
  return {
    ...toPageSignal(row),
    navigation_type: row.navigationType,
    referrer: row.referrer,
    trace_id: row.traceId,
    user_id: row.userId,
  }
}

export function toReport(row: ReportRow) {
  return {
    ...toSignal(row),
    type: row.type,
    key: row.key,
    message: row.message,
    file: row.file,
    line: row.line,
    column: row.column,
    ...toOriginal(row.original),
  }
}

export function toLongFrame(row: LongFrameRow) {
  const originals = row.scripts.map(({ original = NOWHERE }) => original)
  return {
    ...toSignal(row),
    duration_ms: row.durationMs,
    blocking_ms: row.blockingMs,
    script_urls: row.scripts.map(({ url }) => url),
    script_functions: row.scripts.map((script) => script.function),
    script_positions: row.scripts.map(({ position }) => position),
    script_invokers: row.scripts.map(({ invoker }) => invoker),
    script_ms: row.scripts.map(({ durationMs }) => durationMs),
    original_files: originals.map(({ file }) => file),
    original_lines: originals.map(({ line }) => line),
    original_columns: originals.map(({ column }) => column),
    original_functions: originals.map((place) => place.function ?? ''),
    original_in_app: originals.map(({ inApp }) => inApp),
  }
}

export function toMetric(row: MetricRow) {
  return {
    project_id: row.projectId,
    ts: toSqlTime(row.at),
    kind: row.kind,
    name: row.name,
    tags: row.tags,
    weight: row.weight,
    value: row.value,
    n: row.n,
    min: row.min,
    max: row.max,
    buckets: row.buckets,
    release: row.release,
    environment: row.environment,
    session_id: row.sessionId,
  }
}
