import type { Observation } from '../observation.ts'
import type { Standings } from './standing.ts'
import type { KnownRule } from '../rules/known-rule.ts'

const RECENT = 60

export interface Recent {
  at: number
  value: number | null
  low: number | null
  high: number | null
}

/** What is known of a rule between two rounds. */
export interface RuleMemory {
  standings: Standings
  /** As it was evaluated last. */
  rule: KnownRule | undefined
  evaluatedAt: number | null
  failure: string | null
  /** Of the series with the most to see. */
  main: Observation | undefined
  recent: Recent[]
}

export function newRuleMemory(): RuleMemory {
  return {
    ...{ standings: new Map(), rule: undefined, evaluatedAt: null, failure: null },
    ...{ main: undefined, recent: [] },
  }
}

export function remember(memory: RuleMemory, series: readonly Observation[], at: number): void {
  const main = worstOf(series)
  memory.main = main
  memory.failure = null
  memory.evaluatedAt = at
  const { value = null, band } = main ?? {}
  memory.recent = [
    ...memory.recent.slice(1 - RECENT),
    { at, value, low: band?.low ?? null, high: band?.high ?? null },
  ]
}

const ORDER = { breach: 0, between: 1, clear: 2, 'no-data': 3 } as const

function worstOf(series: readonly Observation[]): Observation | undefined {
  return series.reduce<Observation | undefined>(
    (worst, one) => (!worst || isWorse(one, worst) ? one : worst),
    undefined,
  )
}

function isWorse(one: Observation, other: Observation): boolean {
  const rank = ORDER[one.verdict] - ORDER[other.verdict]
  return rank < 0 || (rank === 0 && (one.value ?? 0) > (other.value ?? 0))
}
