import type { EndpointCounts, EndpointWindows } from '../../store/signal-store.ts'
import type { Store } from '../../store/ports.ts'
import type { Candidate, LaneAnswer, Rise } from '../lanes.ts'
import { falseAlarmRateOf } from './calm-shifts.ts'
import { shiftsOf, type EndpointShift } from './rank-endpoints.ts'

const MOST_ENDPOINTS = 500
/** Whose hours before are read. */
const MOST_SHIFTS = 20
const MOST_FALSE_ALARMS = 0.1

/** The lane of requests: which endpoints fail or are slow since. */
export async function readEndpoints(
  { signals }: Pick<Store, 'signals'>,
  rise: Rise,
): Promise<LaneAnswer<'request'>> {
  const { projectId, before, during, signal } = rise
  const all = await signals.endpoints({ projectId, before, during, limit: MOST_ENDPOINTS })
  const endpoints = all.filter((one) => !isSignal(one, rise))
  const shifts = shiftsOf(endpoints).slice(0, MOST_SHIFTS)
  const targets = [...new Set(shifts.map(({ endpoint }) => endpoint.target))]
  const counts = await signals.endpointCounts({ projectId, targets, grid: signal.grid })
  return {
    candidates: onePerEndpoint(shifts)
      .map((shift) => toCandidate(shift, countsOf(counts, shift.endpoint), rise))
      .toSorted((one, other) => other.strength - one.strength),
    ...{ checked: endpoints.length, problem: null },
  }
}

/** It does not move with itself. */
function isSignal({ method, target }: EndpointWindows, { source }: Rise): boolean {
  return source.is === 'requests' && source.method === method && source.target === target
}

/** One that fails is often slow as well: it is said once, by what is surer. */
function onePerEndpoint(shifts: readonly EndpointShift[]): EndpointShift[] {
  const seen = new Set<EndpointWindows>()
  return shifts.filter(({ endpoint }) => {
    const isFirst = !seen.has(endpoint)
    seen.add(endpoint)
    return isFirst
  })
}

function countsOf(
  counts: readonly EndpointCounts[],
  { method, target }: EndpointWindows,
): EndpointCounts | undefined {
  return counts.find((one) => one.method === method && one.target === target)
}

function toCandidate(
  shift: EndpointShift,
  counts: EndpointCounts | undefined,
  rise: Rise,
): Candidate<'request'> {
  const { endpoint, what, p95 } = shift
  const { method, target, before, during } = endpoint
  const calm = what === 'fails' && counts ? falseAlarmRateOf(counts, rise.windows) : null
  const falseAlarms = calm ?? 0
  return {
    name: `${method} ${target}`,
    labels: {},
    ...{ direction: 'up', lag: null },
    evidence: {
      ...{ is: 'request', method, target },
      before: { n: before.n, failed: before.failed, p95Ms: p95.before },
      after: { n: during.n, failed: during.failed, p95Ms: p95.during },
      points: counts ? [...counts.counts] : [],
    },
    isFound: falseAlarms <= MOST_FALSE_ALARMS,
    strength: (1 - falseAlarms) * weightOf(shift, rise),
  }
}

/** A request that fails as often more as the signal counts more says much of it; fewer say less. */
function weightOf({ what, extra, p95 }: EndpointShift, rise: Rise): number {
  if (what === 'slows') return 0.3 + 0.4 * (1 - p95.before / p95.during)
  return 0.4 + 0.55 * Math.min(1, extra / Math.max(1, extraOf(rise)))
}

function extraOf({ signal: { counts }, windows: { before, during } }: Rise): number {
  const sum = ({ from, to }: typeof before) =>
    counts.subarray(from, to).reduce((total, one) => total + one, 0)
  const growth = (during.to - during.from) / (before.to - before.from)
  return sum(during) - sum(before) * growth
}
