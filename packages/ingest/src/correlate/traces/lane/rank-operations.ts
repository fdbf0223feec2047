import { median } from '../../../alerts/detect/median.ts'
import type { Candidate } from '../../lanes.ts'
import { shareInterval } from './share-interval.ts'
import type { TraceSummary } from './summarise.ts'

/** Fewer traces tell of themselves and of nothing else. */
const LEAST = 3
const MOST_IDS = 5
/** Less than this nobody waits for. */
const LEAST_EXCESS_MS = 10
/** Of what failed, or of what took longer: the rest is beside the point. */
const LEAST_SHARE = 0.2

interface Compared {
  during: readonly TraceSummary[]
  before: readonly TraceSummary[]
}

/**
 * The operations of failing requests where failures begin more often than before, or whose own time
 * grew; best first. Those that stand out are found, the rest is there to be seen.
 */
export function rankOperations(traces: Compared): Candidate<'trace'>[] {
  const keys = new Set(traces.during.flatMap(({ operations }) => [...operations.keys()]))
  return [...keys]
    .map((key) => compare(key, traces))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => Number(b.isFound) - Number(a.isFound) || b.strength - a.strength)
}

function compare(key: string, { during, before }: Compared): Candidate<'trace'> {
  const [now, then] = [of(key, during), of(key, before)]
  const failing = now.filter(({ isOrigin }) => isOrigin)
  const failures = failureGrowth(
    { hits: failing.length, of: during.length },
    { hits: then.filter(({ isOrigin }) => isOrigin).length, of: before.length },
  )
  const slowness = selfTimeGrowth(now.map(selfMsOf), then.map(selfMsOf), {
    extraMs: durationOf(during) - durationOf(before),
  })
  const shown = failing.length > 0 ? failing : now
  const [first] = shown
  const { service = '', operation = '' } = first ?? {}
  return {
    name: `${service} ${operation}`,
    labels: { service, operation, ...hostLabel(shown, now) },
    direction: 'up',
    lag: null,
    isFound: failures.isFound || slowness.isFound,
    strength: Math.max(failures.strength, slowness.strength),
    evidence: {
      ...{ is: 'trace', service, operation, traces: now.length, of: during.length },
      selfMs: {
        before: then.length === 0 ? null : rounded(median(then.map(selfMsOf))),
        after: rounded(median(now.map(selfMsOf))),
      },
      errors: failing.length,
      traceIds: shown.slice(0, MOST_IDS).map(({ traceId }) => traceId),
    },
  }
}

interface Growth {
  isFound: boolean
  strength: number
}

interface Share {
  hits: number
  of: number
}

/** By intervals that do not meet: with few traces they are wide. */
function failureGrowth(now: Share, then: Share): Growth {
  if (now.hits === 0) return { isFound: false, strength: 0 }
  const extra = now.hits / now.of - (then.of === 0 ? 0 : then.hits / then.of)
  const { from } = shareInterval(now.hits, now.of)
  // Nothing of before to compare with: most of them is enough of an answer to "where did it fail".
  const most = then.of === 0 ? 0.5 - Number.EPSILON : shareInterval(then.hits, then.of).to
  const isFound =
    now.hits >= LEAST && extra >= LEAST_SHARE && (then.of === 0 ? extra > most : from > most)
  return { isFound, strength: Math.max(0, Math.min(1, extra)) * confidence(now.of) }
}

/** Most of the traces beyond all of before, and enough of what the whole took longer. */
function selfTimeGrowth(
  now: readonly number[],
  then: readonly number[],
  { extraMs }: { extraMs: number },
): Growth {
  const [after, usual] = [median(now), median(then)]
  const excess = after - usual
  if (now.length < LEAST || then.length < LEAST || extraMs <= 0 || excess < LEAST_EXCESS_MS)
    return { isFound: false, strength: 0 }
  const share = Math.min(1, excess / extraMs)
  const most = Math.max(...then)
  const beyond = now.filter((selfMs) => selfMs > most).length / now.length
  const isFound = share >= LEAST_SHARE && after >= 2 * usual && beyond >= 0.5
  return { isFound, strength: share * beyond * confidence(Math.min(now.length, then.length)) }
}

/** Of few traces little is sure. */
function confidence(n: number): number {
  return n / (n + 2)
}

interface Seen {
  traceId: string
  service: string
  operation: string
  selfMs: number
  isOrigin: boolean
  host: string
}

function of(key: string, traces: readonly TraceSummary[]): Seen[] {
  return traces.flatMap(({ traceId, operations }) => {
    const found = operations.get(key)
    return found ? [{ traceId, ...found }] : []
  })
}

const selfMsOf = ({ selfMs }: Seen) => selfMs

function durationOf(traces: readonly TraceSummary[]): number {
  return traces.length === 0 ? 0 : median(traces.map(({ durationMs }) => durationMs))
}

/** Where it ran on several machines and failed on one. */
function hostLabel(shown: readonly Seen[], all: readonly Seen[]): { host?: string } {
  const hosts = new Set(all.map(({ host }) => host))
  const [first] = shown
  const isOne = shown.every(({ host }) => host === first?.host)
  return first && isOne && hosts.size > 1 && shown.length >= LEAST ? { host: first.host } : {}
}

function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000
}
