import type { PlainRule as Rule } from './plain-rule.ts'

/** Where a rule stands; the words are Prometheus'. Times are epoch milliseconds. */
export type AlertState =
  | { is: 'inactive' }
  | { is: 'pending'; since: number }
  | { is: 'firing'; since: number; incident: string }

export interface Observation {
  value: number
  at: number
}

/**
 * Pure: the scheduler owns the clock, the store and the receivers. A rule without a hold fires at
 * its first evaluation above. `incident` names a firing until it resolves.
 */
export function step(
  rule: Pick<Rule, 'above' | 'for' | 'name'>,
  state: AlertState,
  { value, at }: Observation,
): AlertState {
  if (value <= rule.above) return { is: 'inactive' }
  if (state.is === 'firing') return state
  // Of a clock that was set back the wait begins anew, or it would last until the clock is there again.
  const since = state.is === 'pending' ? Math.min(state.since, at) : at
  if (at - since < rule.for) return { is: 'pending', since }
  return { is: 'firing', since: at, incident: `${rule.name}/${String(at)}` }
}
