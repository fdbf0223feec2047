import type { Option } from './sentence-parts.ts'

const option = ([value, label]: readonly [string, string]): Option => ({ value, label })

export const MEASURES = (
  [
    ['errors-per-minute', 'errors per minute'],
    ['errors', 'errors'],
    ['errors-per-100-pageviews', 'errors per 100 page views'],
    ['errors-per-100-sessions', 'errors per 100 sessions'],
    ['affected-users', 'affected users'],
    ['affected-sessions', 'affected sessions'],
    ['crash-free-sessions-percent', 'crash-free sessions'],
    ['pageviews-per-minute', 'page views per minute'],
    ['sessions-per-minute', 'sessions per minute'],
    ['requests-per-minute', 'requests per minute'],
    ['failed-requests-percent', 'failed requests'],
    ['request-duration', 'request duration'],
    ['metric', 'a metric of our own'],
  ] as const
).map(option)

export const STATS = ['avg', 'sum', 'min', 'max', 'p50', 'p75', 'p90', 'p95', 'p99'].map(
  (value) => ({ value, label: value }),
)

export const BY = (
  [
    ['project', 'the whole project'],
    ['route', 'page'],
    ['release', 'release'],
    ['environment', 'environment'],
    ['issue', 'issue'],
    ['class', 'class of error'],
  ] as const
).map(option)

export const BY_OF_THRESHOLD = [
  ...BY,
  { value: 'browser', label: 'browser' },
  { value: 'endpoint', label: 'endpoint' },
]

export const BY_OF_VITAL = BY.filter(({ value }) => ['project', 'route', 'release'].includes(value))

export const EXPOSURES = (
  [
    ['auto', 'the best traffic there is'],
    ['sessions', 'sessions'],
    ['pageviews', 'page views'],
    ['none', 'nothing: plain counts'],
  ] as const
).map(option)

export const SENSITIVITIES = ['low', 'normal', 'high'].map((value) => ({ value, label: value }))

export const OBJECTIVES = (
  [
    ['crash-free-sessions', 'crash-free sessions'],
    ['successful-requests', 'successful requests'],
    ['good-vitals', 'good vitals'],
  ] as const
).map(option)

export const VITALS = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'].map((value) => ({ value, label: value }))

export const DEVICES = (
  [
    ['all', 'all devices'],
    ['mobile', 'mobile'],
    ['desktop', 'desktop'],
  ] as const
).map(option)

export const PRIORITIES = (
  [
    ['any', 'any priority'],
    ['high', 'high priority'],
  ] as const
).map(option)

export const CLASSES = (
  [
    ['error', 'errors'],
    ['chunk-load', 'chunk loads'],
    ['hydration', 'hydration'],
    ['network', 'network'],
    ['resource', 'resources'],
    ['policy', 'policy'],
    ['non-error', 'no Error thrown'],
    ['opaque', 'opaque'],
    ['resize-loop', 'resize loops'],
    ['extension', 'extensions'],
    ['injected', 'injected code'],
    ['overflow', 'beyond the budget'],
  ] as const
).map(option)

export const SIGNALS = (
  [
    ['any', 'everything'],
    ['pageviews', 'page views'],
    ['sessions', 'sessions'],
    ['requests', 'requests'],
    ['vitals', 'vitals'],
  ] as const
).map(option)

export const DEPLOY_MEASURES = (
  [
    ['error-sessions', 'sessions with errors'],
    ['errors', 'errors'],
    ['failed-requests', 'failed requests'],
    ['new-issues', 'new issues'],
  ] as const
).map(option)

export const SEVERITIES = (
  [
    ['critical', 'critical'],
    ['warning', 'warning'],
    ['info', 'info'],
  ] as const
).map(option)
