import type { Observation } from './observation.ts'
import { INACTIVE, type AlertState } from './state.ts'

/** A pending alert that nothing is known of for so long is none any more. */
const PENDING_BLIND_MS = 600_000
/** A firing one goes on: nothing to see is not "all good". After a day it is no news either. */
export const FIRING_BLIND_MS = 86_400_000

interface Timing {
  for: number
  keep_firing_for: number
}

export interface Seen {
  verdict: Observation['verdict']
  at: number
  /** What a new firing of this series is to be called. */
  incident: string
}

/**
 * Pure: the scheduler owns the clock, the store and the receivers; whoever knows the rule's kind gave
 * the verdict. A rule without a hold fires at its first breach.
 */
export function step(timing: Timing, state: AlertState, seen: Seen): AlertState {
  if (seen.verdict === 'no-data') return blind(state, seen.at)
  if (state.is === 'firing') return ofFiring(timing, state, seen)
  if (seen.verdict !== 'breach') return INACTIVE
  // Of a clock that was set back the wait begins anew, or it would last until the clock is there again.
  const since = state.is === 'pending' ? Math.min(state.since, seen.at) : seen.at
  if (seen.at - since < timing.for) return { is: 'pending', since, blindSince: null }
  const { at, incident } = seen
  return { is: 'firing', since: at, incident, quietSince: null, blindSince: null }
}

type Firing = Extract<AlertState, { is: 'firing' }>

function ofFiring(timing: Timing, state: Firing, { verdict, at }: Seen): AlertState {
  if (verdict !== 'clear') return { ...state, quietSince: null, blindSince: null }
  const quietSince = Math.min(state.quietSince ?? at, at)
  if (at - quietSince >= timing.keep_firing_for) return INACTIVE
  return { ...state, quietSince, blindSince: null }
}

/** As it was, for as long as that is worth anything. */
function blind(state: AlertState, at: number): AlertState {
  if (state.is === 'inactive') return state
  const blindSince = Math.min(state.blindSince ?? at, at)
  const bearableMs = state.is === 'pending' ? PENDING_BLIND_MS : FIRING_BLIND_MS
  return at - blindSince >= bearableMs ? INACTIVE : { ...state, blindSince }
}
