import type { RuleKind } from './kinds.ts'

/** What a blank holds: a text, or a list where several can be picked. */
export type Value = string | readonly string[]
export type Values = Readonly<Record<string, Value>>

const OF_ALL = {
  name: '',
  severity: 'warning',
  for: '0s',
  keep_firing_for: '0s',
  receivers: [],
  owner: '',
  runbook: '',
} as const satisfies Values

const OF_ISSUES = {
  where: '',
  classes: ['error', 'chunk-load', 'hydration'],
  priority: 'any',
  min_users: '0',
  min_events: '1',
  within: '1h',
} as const satisfies Values

/** What the service takes where a rule does not say; a test compares them with its schema. */
const OF_KIND: Record<RuleKind, Values> = {
  spike: {
    by: 'project',
    where: '',
    exposure: 'auto',
    sensitivity: 'normal',
    min_errors: '5',
    min_ratio: '',
  },
  threshold: {
    measure: 'errors-per-minute',
    metric: '',
    stat: 'p95',
    where: '',
    by: 'project',
    above: '',
    below: '',
    resolve_at: '',
    window: '1m',
    windows: '1 of 1',
    min_traffic: '0',
  },
  'burn-rate': {
    objective: '',
    metric: '',
    target: '',
    period: '30d',
    where: '',
    min_traffic: '50',
  },
  'new-issue': OF_ISSUES,
  regressed: OF_ISSUES,
  escalating: { ...OF_ISSUES, min_ratio: '2' },
  vital: {
    metric: '',
    percentile: '75',
    above: '',
    worse_by: '',
    by: 'project',
    device: 'all',
    where: '',
    window: '1h',
    min_traffic: '50',
  },
  'no-data': { signal: 'any', after: '10m' },
  deploy: {
    environment: '',
    window: '1h',
    measures: ['error-sessions', 'failed-requests'],
    worse_by: '50',
    min_traffic: '30',
  },
}

export function defaultsOf(kind: RuleKind): Values {
  return { ...OF_ALL, ...OF_KIND[kind] }
}

/** What a rule of the kind is begun with, where there is no default: a choice to be changed. */
export const BEGUN: Partial<Record<RuleKind, Values>> = {
  threshold: { above: '30', window: '5m' },
  'burn-rate': { objective: 'crash-free-sessions', target: '99.5' },
  'new-issue': { min_users: '10' },
  vital: { metric: 'INP', above: 'poor' },
}

const NUMBERS: ReadonlySet<string> = new Set([
  ...['above', 'below', 'resolve_at', 'min_traffic', 'min_errors', 'min_users', 'min_events'],
  ...['min_ratio', 'worse_by', 'target', 'percentile'],
])

export function isNumber(field: string): boolean {
  return NUMBERS.has(field)
}
