import * as z from 'zod'
import type { SeenPageView, SeenRequest, SeenVital } from '../../ports.ts'
import type { ErrorRow, SignalRow } from '../../rows.ts'
import { count, millis, text } from './columns.ts'

/** The columns every signal shares, and back into rows. */
const SIGNAL_COLUMNS = `project_id, toUnixTimestamp64Milli(ts) AS at,
  toUnixTimestamp64Milli(received_at) AS received, release, environment,
  url, route, browser, os, device, country, session_id, weight`

const signal = z.object({
  project_id: count,
  at: millis,
  received: millis,
  release: text,
  environment: text,
  url: text,
  route: text,
  browser: text,
  os: text,
  device: z.enum(['desktop', 'mobile', 'tablet', 'bot', '']),
  country: text,
  session_id: text,
  weight: count,
})

function toSignal(row: z.output<typeof signal>): Omit<SignalRow, 'eventId' | 'pageViewId'> {
  return {
    projectId: row.project_id,
    at: row.at,
    receivedAt: row.received,
    release: row.release,
    environment: row.environment,
    url: row.url,
    route: row.route,
    browser: row.browser,
    os: row.os,
    device: row.device,
    country: row.country,
    sessionId: row.session_id,
    weight: row.weight,
  }
}

export const ERROR_COLUMNS = `${SIGNAL_COLUMNS}, toString(event_id) AS id, page_view_id, toString(fingerprint) AS issue, toString(fine) AS fine_id,
  toString(weak) AS weak_id, template, version, class, why,
  toString(stack_id) AS stack, type, message, causes, culprit, mechanism, level, user_id, tags, attrs, trail, breadcrumbs,
  toUnixTimestamp64Milli(first_ts) AS first_at`

export const errorColumns = signal
  .extend({
    id: text,
    page_view_id: text,
    issue: text,
    fine_id: text,
    weak_id: text,
    template: text,
    version: text,
    class: text,
    why: z.array(text),
    stack: text,
    type: text,
    message: text,
    causes: z.array(text),
    culprit: text,
    mechanism: text,
    level: text,
    user_id: text,
    tags: z.record(z.string(), text),
    attrs: z.record(z.string(), text),
    trail: z.enum(['kept', 'left-out', 'none', '']),
    breadcrumbs: count,
    first_at: millis,
  })
  .transform((row): ErrorRow => ({
    is: 'error',
    ...toSignal(row),
    eventId: row.id,
    pageViewId: row.page_view_id,
    firstAt: row.first_at,
    fingerprint: row.issue,
    fine: row.fine_id,
    weak: row.weak_id,
    template: row.template,
    version: row.version,
    class: row.class,
    why: row.why,
    stackId: row.stack,
    type: row.type,
    message: row.message,
    causes: row.causes,
    culprit: row.culprit,
    mechanism: row.mechanism,
    level: row.level,
    userId: row.user_id,
    tags: row.tags,
    attrs: row.attrs,
    trail: row.trail,
    breadcrumbs: row.breadcrumbs,
  }))

export const REQUEST_COLUMNS = `${SIGNAL_COLUMNS}, via, method, target, status, outcome, duration_ms,
  trace_id, server_ms, server_timing`

export const requestColumns = signal
  .extend({
    via: text,
    method: text,
    target: text,
    status: count,
    outcome: text,
    duration_ms: count,
    trace_id: text,
    server_ms: count,
    server_timing: z.array(text),
  })
  .transform((row): SeenRequest => ({
    is: 'request',
    ...toSignal(row),
    via: row.via,
    method: row.method,
    target: row.target,
    status: row.status,
    outcome: row.outcome,
    durationMs: row.duration_ms,
    traceId: row.trace_id,
    serverMs: row.server_ms,
    serverTiming: row.server_timing,
  }))

export const VITAL_COLUMNS = `${SIGNAL_COLUMNS}, metric, value, rating, navigation_type`

export const vitalColumns = signal
  .extend({ metric: text, value: count, rating: text, navigation_type: text })
  .transform((row): SeenVital => ({
    is: 'vital',
    ...toSignal(row),
    metric: row.metric,
    value: row.value,
    rating: row.rating,
    navigationType: row.navigation_type,
  }))

export const PAGE_VIEW_COLUMNS = `${SIGNAL_COLUMNS}, navigation_type, referrer`

export const pageViewColumns = signal
  .extend({ navigation_type: text, referrer: text })
  .transform((row): SeenPageView => ({
    is: 'pageview',
    ...toSignal(row),
    navigationType: row.navigation_type,
    referrer: row.referrer,
  }))
