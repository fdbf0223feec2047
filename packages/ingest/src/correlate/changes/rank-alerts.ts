import type { AlertStart } from '../../store/alert-store.ts'
import type { Candidate } from '../lanes.ts'
import { BY_TIME_ALONE, closenessOf, LEAST_CLOSENESS } from './closeness.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** In which it is counted how often a rule fires anyway. */
export const USUAL_DAYS = 7
/** Of an alert that fires every hour, some firing is always near. */
const MOST_CHANCE = 0.1
/** Sooner than this nobody knows which was first. */
const SAME_MS = MINUTE_MS
const LEAST_REACH_MS = 5 * MINUTE_MS

/** Alerts that began to fire around a rise, by how close they are and how seldom their rule fires. */
export function rankAlerts(starts: readonly AlertStart[], onset: number): Candidate<'alert'>[] {
  return starts
    .map((start) => toCandidate(start, onset))
    .toSorted((one, other) => other.strength - one.strength)
}

function toCandidate({ entry, alerts, before }: AlertStart, onset: number): Candidate<'alert'> {
  const { at, rule, ruleId, labels, severity, summary } = entry
  const closeness = closenessOf(at, onset)
  const chance = chanceOf(before, Math.abs(at - onset))
  // A rule of ours that fires after the rise most likely tells of the rise itself.
  const isEcho = ruleId !== '' && at > onset - SAME_MS
  return {
    ...{ name: rule, labels: withoutWords(labels), direction: 'none' },
    lag: Math.round((at - onset) / 1_000),
    evidence: {
      ...{ is: 'alert', at, rule, ruleId, severity, summary, alerts },
      firedBefore: { times: before, days: USUAL_DAYS },
    },
    isFound: !isEcho && closeness >= LEAST_CLOSENESS && chance <= MOST_CHANCE,
    strength: isEcho ? 0 : closeness * (1 - chance) * BY_TIME_ALONE,
  }
}

/** Of a rule that fires as often as it did, that it does so as close by chance: at least once, by Poisson. */
function chanceOf(before: number, distanceMs: number): number {
  const reachMs = 2 * Math.max(LEAST_REACH_MS, distanceMs)
  return 1 - Math.exp((-before * reachMs) / (USUAL_DAYS * DAY_MS))
}

/** What is said anyway. */
function withoutWords({ alertname, severity, ...labels }: Record<string, string>) {
  return labels
}
