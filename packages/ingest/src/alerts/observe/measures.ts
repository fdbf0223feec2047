import type { Counts, MetricFigures, Timings } from '../../store/alert-inputs.ts'
import type { Observation } from '../observation.ts'
import type { ThresholdRule } from '../rule/threshold.ts'

type Figures = Pick<
  Observation,
  'value' | 'observed' | 'exposure' | 'exposureOf' | 'users' | 'sessions'
>

export const NO_COUNTS: Omit<Counts, 'projectId' | 'shape' | 'series'> = {
  ...{ pageViews: 0, sessions: 0, errors: 0, unhandled: 0, affected: 0, crashed: 0, users: 0 },
}

const UNITS = {
  errors: 'errors',
  'errors-per-minute': 'errors a minute',
  'errors-per-100-pageviews': 'errors per 100 page views',
  'errors-per-100-sessions': 'errors per 100 sessions',
  'affected-users': 'affected users',
  'affected-sessions': 'affected sessions',
  'crash-free-sessions-percent': '% crash-free sessions',
  'pageviews-per-minute': 'page views a minute',
  'sessions-per-minute': 'sessions a minute',
  'requests-per-minute': 'requests a minute',
  'failed-requests-percent': '% failed requests',
  'request-duration': 'ms',
} as const

export function unitOf({ measure, metric, stat }: ThresholdRule): string {
  return measure === 'metric' ? `${metric ?? ''} ${stat}` : UNITS[measure]
}

export function isOfRequests({ measure }: Pick<ThresholdRule, 'measure'>): boolean {
  return measure === 'request-duration' || measure.includes('requests')
}

/** Errors over exposure: a flash crowd that brings more of both is no spike by page views. */
export function figuresOfCounts(
  measure: ThresholdRule['measure'],
  counts: typeof NO_COUNTS,
  ms: number,
): Figures {
  const { errors, pageViews, sessions, affected, crashed, users } = counts
  const views = { exposure: pageViews, exposureOf: 'pageviews' as const }
  const visits = { exposure: sessions, exposureOf: 'sessions' as const }
  const of = { users, sessions: affected }
  switch (measure) {
    case 'errors-per-minute':
      return { value: errors / (ms / 60_000), observed: errors, ...views, ...of }
    case 'errors-per-100-pageviews':
      return { value: per100(errors, pageViews), observed: errors, ...views, ...of }
    case 'errors-per-100-sessions':
      return { value: per100(errors, sessions), observed: errors, ...visits, ...of }
    case 'affected-users':
      return { value: users, observed: users, ...visits, ...of }
    case 'affected-sessions':
      return { value: affected, observed: affected, ...visits, ...of }
    case 'crash-free-sessions-percent': {
      // Of sessions that were not sampled the crashed ones are known, and no other.
      const value = sessions === 0 ? null : 100 * Math.max(0, 1 - crashed / sessions)
      return { value, observed: crashed, ...visits, ...of }
    }
    case 'pageviews-per-minute':
      return { value: pageViews / (ms / 60_000), observed: pageViews, ...views, ...of }
    case 'sessions-per-minute':
      return { value: sessions / (ms / 60_000), observed: sessions, ...visits, ...of }
    default:
      return { value: errors, observed: errors, ...views, ...of }
  }
}

function per100(count: number, exposure: number): number {
  return exposure === 0 ? count * 100 : (count / exposure) * 100
}

export function figuresOfRequests(
  { measure, stat }: Pick<ThresholdRule, 'measure' | 'stat'>,
  timings: Pick<Timings, 'n' | 'bad' | 'value' | 'mean'> | undefined,
  ms: number,
): Figures {
  const { n, bad, value, mean } = timings ?? { n: 0, bad: 0, value: 0, mean: 0 }
  const of = { exposure: n, exposureOf: 'requests' as const, users: null, sessions: null }
  if (measure === 'requests-per-minute') return { value: n / (ms / 60_000), observed: n, ...of }
  if (n === 0) return { value: null, observed: 0, ...of }
  if (measure === 'failed-requests-percent') return { value: (bad / n) * 100, observed: bad, ...of }
  return { value: stat === 'avg' ? mean : value, observed: n, ...of }
}

export function figuresOfMetric(
  { stat }: Pick<ThresholdRule, 'stat'>,
  figures: Omit<MetricFigures, 'projectId'> | undefined,
): Figures {
  const of = { exposure: figures?.n ?? 0, exposureOf: 'measurements' as const }
  const rest = { ...of, observed: figures?.n ?? 0, users: null, sessions: null }
  if (!figures || figures.n === 0) return { value: null, ...rest }
  const { sum, n, min, max, buckets } = figures
  if (stat === 'sum') return { value: sum, ...rest }
  if (stat === 'avg') return { value: sum / n, ...rest }
  if (stat === 'min' || stat === 'max') return { value: stat === 'min' ? min : max, ...rest }
  const histogram = new Map(Object.entries(buckets).map(([at, of_]) => [Number(at), of_]))
  return { value: quantileOf(histogram, levelOf(stat), METRICS), ...rest }
}

export function levelOf(stat: ThresholdRule['stat']): number {
  return stat.startsWith('p') ? Number(stat.slice(1)) / 100 : 0.95
}

const ZERO_AND_BELOW = -32_768

/** How a histogram was made: custom metrics name a bucket by its end, our own by its start. */
interface Scale {
  perDoubling: number
  isNamedByEnd: boolean
}
const METRICS: Scale = { perDoubling: 8, isNamedByEnd: true }
export const TIMINGS: Scale = { perDoubling: 16, isNamedByEnd: false }

/**
 * Between the ends of its bucket by its place there: off by less than a bucket is wide, which is 4 % of
 * timings. Null of nothing.
 */
export function quantileOf(
  buckets: ReadonlyMap<number, number>,
  level: number,
  { perDoubling, isNamedByEnd }: Scale,
): number | null {
  const ascending = [...buckets].toSorted(([a], [b]) => a - b)
  const total = ascending.reduce((sum, [, n]) => sum + n, 0)
  let before = 0
  for (const [index, n] of ascending) {
    if (n > 0 && before + n >= total * level) {
      if (index === ZERO_AND_BELOW) return 0
      const start = isNamedByEnd ? index - 1 : index
      return 2 ** ((start + (total * level - before) / n) / perDoubling)
    }
    before += n
  }
  return null
}
