import type { OriginalPlace } from '../../process/resolve-place.ts'
import type {
  ActivityRow,
  AliasRow,
  Decision,
  ErrorBodyRow,
  ErrorRow,
  IssueBudgetRow,
  IssueTextRow,
  LongFrameRow,
  MapRepairRow,
  MetricRow,
  PageViewRow,
  ReportRow,
  RequestRow,
  Row,
  SignalRow,
  UnmappedScriptRow,
  StackRepairRow,
  VitalRow,
} from '../rows.ts'
import { toSqlTime } from './sql-time.ts'

/** The border between camelCase and snake_case: which table a row goes to, and as what. */
export const tableOf = {
  error: 'errors',
  stack: 'stacks',
  request: 'requests',
  vital: 'vitals',
  pageview: 'pageviews',
  body: 'error_bodies',
  report: 'reports',
  'long-frame': 'long_frames',
  metric: 'metrics',
  outcome: 'outcomes',
  beacon: 'beacons',
  'server-series': 'server_series',
  'server-sample': 'server_samples',
  'unmapped-script': 'unmapped_scripts',
  'issue-text': 'issue_texts',
  activity: 'issue_activity',
  'issue-budget': 'issue_budget',
  alias: 'issue_aliases',
  'stack-repair': 'stack_repairs',
  'map-repair': 'source_map_repairs',
} as const satisfies Record<Row['is'], string>

export function toSqlRow(row: Row): Record<string, unknown> {
  switch (row.is) {
    case 'error':
      return toError(row)
    case 'request':
      return toRequest(row)
    case 'vital':
      return toVital(row)
    case 'pageview':
      return toPageView(row)
    case 'body':
      return toBody(row)
    case 'report':
      return toReport(row)
    case 'long-frame':
      return toLongFrame(row)
    case 'metric':
      return toMetric(row)
    case 'stack':
      return {
        project_id: row.projectId,
        stack_id: row.stackId,
        received_at: toSqlTime(row.receivedAt),
        release: row.release,
        debug_ids: row.debugIds,
        exceptions: JSON.stringify(row.exceptions),
      }
    case 'outcome':
      return {
        project_id: row.projectId,
        minute: toSqlTime(Math.floor(row.at / 60_000) * 60_000).slice(0, 19),
        kind: row.kind,
        outcome: row.outcome,
        reason: row.reason,
        n: row.n,
      }
    case 'beacon':
      return {
        project_id: row.projectId,
        id: row.id,
        received_at: toSqlTime(row.receivedAt).slice(0, 19),
        token: row.token,
      }
    case 'server-series':
      return {
        project_id: row.projectId,
        name: row.name,
        series_id: row.seriesId,
        type: row.type,
        labels: row.labels,
        last_seen: toSqlTime(row.lastSeen),
      }
    case 'server-sample':
      return {
        project_id: row.projectId,
        series_id: row.seriesId,
        ts: toSqlTime(row.at),
        value: toSqlFloat(row.value),
      }
    case 'unmapped-script':
      return toUnmappedScript(row)
    case 'issue-text':
      return toIssueText(row)
    case 'activity':
      return toActivity(row)
    case 'alias':
      return toAlias(row)
    case 'stack-repair':
      return toStackRepair(row)
    case 'issue-budget':
      return toIssueBudget(row)
    case 'map-repair':
      return toMapRepair(row)
  }
}

function toIssueBudget(row: IssueBudgetRow) {
  return {
    project_id: row.projectId,
    at: toSqlTime(row.at),
    batch: row.batch,
    tokens: row.tokens,
    admitted: row.admitted,
    turned_away: row.turnedAway,
    events: row.events,
  }
}

function toBody(row: ErrorBodyRow) {
  return {
    project_id: row.projectId,
    event_id: row.eventId,
    ts: toSqlTime(row.at),
    breadcrumbs: JSON.stringify(row.breadcrumbs),
    contexts: JSON.stringify(row.contexts),
    scripts: row.scripts,
    debug_ids: row.debugIds,
  }
}

/** What is left out has a default that follows from the verb. */
function toActivity({ decides, detail, id, change, ...row }: ActivityRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    at: toSqlTime(row.at),
    actor: row.actor,
    verb: row.verb,
    release: row.release,
    ...(id !== undefined && { id }),
    ...(change !== undefined && { change }),
    ...(decides && toDecision(decides)),
    ...(detail && { detail: JSON.stringify(detail) }),
  }
}

function toDecision(decision: Decision) {
  if (decision.is === 'assignee') return { what: 'assignee', assignee: decision.assignee ?? '' }
  const { state, until, regressed } = decision
  return { what: 'state', state, until: until ? JSON.stringify(until) : '', regressed }
}

function toAlias(row: AliasRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    by_person: row.byPerson,
    link: row.link,
    target: row.target,
    at: toSqlTime(row.at),
    actor: row.actor,
    reason: row.reason,
    kind: row.kind ?? 'link',
    ...(row.partOf !== undefined && { part_of: row.partOf }),
    ...(row.change !== undefined && { change: row.change }),
  }
}

function toStackRepair(row: StackRepairRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    at: toSqlTime(row.at),
    release: row.release,
    file: row.file,
    stack_id: row.stackId,
    events: row.events,
  }
}

function toMapRepair(row: MapRepairRow) {
  return {
    project_id: row.projectId,
    release: row.release,
    path: row.path,
    debug_id: row.debugId,
    uploaded_at: toSqlTime(row.uploadedAt),
    repaired_at: toSqlTime(row.repairedAt),
  }
}

/** JSON has no word for NaN and the infinities, which `JSON.stringify` would all make a null. */
function toSqlFloat(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

function toSignal(row: SignalRow) {
  return {
    project_id: row.projectId,
    ts: toSqlTime(row.at),
    received_at: toSqlTime(row.receivedAt),
    event_id: row.eventId,
    release: row.release,
    environment: row.environment,
    url: row.url,
    route: row.route,
    browser: row.browser,
    os: row.os,
    device: row.device,
    session_id: row.sessionId,
    page_view_id: row.pageViewId,
    weight: row.weight,
  }
}

/**
 * Of the signals there are most of, ids are most of the bytes. Nobody asks for one of these by its id:
 * what stays spreads them over the shards of a cluster. Half of 32 random digits tell page views apart.
 */
function toPageSignal(row: SignalRow) {
  const { eventId, pageViewId } = row
  return {
    ...toSignal(row),
    event_id: `${eventId.slice(0, 2)}${NO_ID.slice(2)}`,
    page_view_id: /^[0-9a-f]{32}$/.test(pageViewId) ? pageViewId.slice(16) : pageViewId,
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

function toError(row: ErrorRow) {
  return {
    ...toSignal(row),
    fingerprint: row.fingerprint,
    fine: row.fine,
    weak: row.weak,
    template: row.template,
    version: row.version,
    class: row.class,
    why: row.why,
    stack_id: row.stackId,
    type: row.type,
    message: row.message,
    causes: row.causes,
    culprit: row.culprit,
    mechanism: row.mechanism,
    level: row.level,
    user_id: row.userId,
    tags: row.tags,
    attrs: row.attrs,
    trail: row.trail,
    breadcrumbs: Math.min(row.breadcrumbs, 255),
    first_ts: toSqlTime(row.firstAt),
  }
}

function toRequest(row: RequestRow) {
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

function toVital(row: VitalRow) {
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

function toPageView(row: PageViewRow) {
  return {
    ...toPageSignal(row),
    navigation_type: row.navigationType,
    referrer: row.referrer,
    trace_id: row.traceId,
    user_id: row.userId,
  }
}

function toReport(row: ReportRow) {
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

/** A file of no name stands for none. */
function toOriginal(place: OriginalPlace = NOWHERE) {
  return {
    original_file: place.file,
    original_line: place.line,
    original_column: place.column,
    original_function: place.function ?? '',
    original_in_app: place.inApp,
  }
}

const NOWHERE: OriginalPlace = { file: '', line: 0, column: 0, inApp: false }

function toLongFrame(row: LongFrameRow) {
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

function toUnmappedScript(row: UnmappedScriptRow) {
  return {
    project_id: row.projectId,
    day: toSqlTime(row.lastSeen).slice(0, 10),
    release: row.release,
    path: row.path,
    debug_id: row.debugId,
    status: row.status,
    url: row.url,
    events: row.events,
    last_seen: toSqlTime(row.lastSeen),
  }
}

function toIssueText(row: IssueTextRow) {
  const { type, message, functions, files } = row
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    text_id: row.textId,
    at: toSqlTime(row.at).slice(0, 19),
    ...{ type, message, functions, files },
    words: [`${type}: ${message}`, ...files, ...functions].join('\n').toLowerCase(),
  }
}

function toMetric(row: MetricRow) {
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
