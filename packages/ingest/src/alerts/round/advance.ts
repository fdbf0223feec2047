import { keepFiringMs, recentFirings } from '../flapping.ts'
import type { Observation } from '../observation.ts'
import type { Labels } from '../rule/labels.ts'
import type { Rule } from '../rule/rule.ts'
import { seriesKey } from '../series-key.ts'
import { INACTIVE, type AlertState } from '../state.ts'
import { step } from '../step.ts'
import type { Standing, Standings, StateChange } from './standing.ts'

/** What two hundred series say is the same as what ten thousand say, and costs everybody less. */
const MOST_SERIES = 200

interface Round {
  ruleId: string
  rule: Rule
  at: number
}

export interface Advanced {
  standings: Standings
  changes: StateChange[]
}

/** Pure: each series of a rule one step on. */
export function advance(
  round: Round,
  before: Standings,
  observations: readonly Observation[],
): Advanced {
  const standings = new Map<string, Standing>()
  const changes: StateChange[] = []
  for (const [series, observation] of withMissing(before, observations)) {
    const known = before.get(series)
    if (!known && standings.size >= MOST_SERIES) continue
    const next = advanceOne(round, { series, known, observation })
    if (next.standing) standings.set(series, next.standing)
    if (next.change) changes.push(next.change)
  }
  return { standings, changes }
}

/** A series that stands and is not answered is one that nothing is known of. */
function withMissing(
  before: Standings,
  observations: readonly Observation[],
): Map<string, Observation> {
  const all = new Map(observations.map((one) => [seriesKey(one.labels), one]))
  for (const [series, { labels, seen }] of before) {
    if (!all.has(series)) all.set(series, blindObservation(labels, seen))
  }
  return all
}

function blindObservation(labels: Labels, seen: Observation | undefined): Observation {
  return { ...(seen ?? NOTHING), labels, verdict: 'no-data' }
}

const NOTHING: Observation = {
  labels: {},
  verdict: 'no-data',
  ...{ value: null, threshold: null, expected: null, band: null, observed: 0 },
  ...{ exposure: null, exposureOf: null, probability: null, windowMs: 0 },
  ...{ users: null, sessions: null, words: '', unit: '' },
}

interface One {
  series: string
  known: Standing | undefined
  observation: Observation
}

function advanceOne(
  { ruleId, rule, at }: Round,
  { series, known, observation }: One,
): { standing?: Standing; change?: StateChange } {
  const { labels, verdict } = observation
  const before = known?.state ?? INACTIVE
  const fired = recentFirings(known?.firedAt ?? [], at)
  const timing = { for: rule.for, keep_firing_for: keepFiringMs(rule.keep_firing_for, fired, at) }
  const incident = incidentOf({ ruleId, series, labels }, at)
  const after = step(timing, before, { verdict, at, incident })
  const begins = after.is === 'firing' && before.is !== 'firing'
  const firedAt = begins ? [...fired, at] : fired
  const seen = verdict === 'no-data' ? known?.seen : observation
  const isAtRest = after.is === 'inactive' && firedAt.length === 0
  return {
    ...(!isAtRest && { standing: { labels, state: after, seen, firedAt } }),
    ...(after.is !== before.is && {
      change: { series, labels, before, after, observation, because: becauseOf(verdict, after) },
    }),
  }
}

function becauseOf(verdict: Observation['verdict'], after: AlertState): string | null {
  return verdict === 'no-data' && after.is === 'inactive' ? 'nothing was heard of it' : null
}

/** One firing of one series; safe in a header and an address. */
function incidentOf(
  { ruleId, series, labels }: { ruleId: string; series: string; labels: Labels },
  at: number,
): string {
  const parts = Object.keys(labels).length === 0 ? [ruleId] : [ruleId, series]
  return [...parts, at].join('/')
}

/** Of a rule that is gone: what fired is over. */
export function endAll(before: Standings, because: string): StateChange[] {
  return [...before].flatMap(([series, { labels, state, seen }]) =>
    state.is === 'inactive'
      ? []
      : [
          {
            ...{ series, labels, because, before: state, after: INACTIVE },
            observation: { ...(seen ?? NOTHING), labels, verdict: 'clear' as const },
          },
        ],
  )
}
