import type { EndpointWindows } from '../../store/signal-store.ts'
import { likelihoodRatio } from '../likelihood-ratio.ts'
import { longerThan, p95Of } from './durations.ts'

/** What an endpoint did otherwise than before. */
export interface EndpointShift {
  endpoint: EndpointWindows
  what: 'fails' | 'slows'
  p95: { before: number; during: number }
  /** Failed, or slow, beyond what was usual. */
  extra: number
  /** Of the shares' likelihoods; the larger, the less by chance. */
  evidence: number
}

const LEAST_EVIDENCE = 6
const LEAST_RATIO = 1.5
const LEAST_SLOWER = 1.3
const LEAST_COUNT = 5
/** Of requests: less is nobody's trouble. */
const LEAST_SHARE = 0.005

/** Endpoints that fail or are slow more often than before, the surest first. */
export function shiftsOf(endpoints: readonly EndpointWindows[]): EndpointShift[] {
  const least = LEAST_EVIDENCE + Math.log(Math.max(1, endpoints.length))
  return endpoints
    .flatMap((endpoint) => [failingOf(endpoint), slowingOf(endpoint)])
    .filter((shift) => shift !== undefined && shift.evidence >= least)
    .filter((shift) => shift !== undefined)
    .toSorted((one, other) => other.evidence - one.evidence)
}

function failingOf(endpoint: EndpointWindows): EndpointShift | undefined {
  const { before, during } = endpoint
  const grown = grownOf(
    { count: before.failed, exposure: before.n },
    { count: during.failed, exposure: during.n },
  )
  return grown && { endpoint, what: 'fails', p95: p95sOf(endpoint), ...grown }
}

function slowingOf(endpoint: EndpointWindows): EndpointShift | undefined {
  const { before, during } = endpoint
  const p95 = p95sOf(endpoint)
  if (before.n < 20 || p95.during < LEAST_SLOWER * p95.before) return undefined
  const grown = grownOf(
    { count: longerThan(before.buckets, p95.before), exposure: before.n },
    { count: longerThan(during.buckets, p95.before), exposure: during.n },
  )
  return grown && { endpoint, what: 'slows', p95, ...grown }
}

function p95sOf({ before, during }: EndpointWindows) {
  return { before: p95Of(before.buckets), during: p95Of(during.buckets) }
}

interface Part {
  count: number
  exposure: number
}

function grownOf(before: Part, during: Part): { extra: number; evidence: number } | undefined {
  if (before.exposure === 0 || during.exposure === 0 || during.count < LEAST_COUNT) return undefined
  const usual = (before.count / before.exposure) * during.exposure
  if (during.count < LEAST_RATIO * usual) return undefined
  if (during.count - usual < LEAST_SHARE * during.exposure) return undefined
  return { extra: during.count - usual, evidence: likelihoodRatio(before, during) }
}
