import type { Observation } from '../observation.ts'
import type { Labels } from '../rule/labels.ts'
import type { AlertState } from '../state.ts'

/** One series of a rule, between two rounds. */
export interface Standing {
  labels: Labels
  state: AlertState
  /** The last that said something. */
  seen: Observation | undefined
  /** When it began to fire lately. */
  firedAt: readonly number[]
}

/** By `seriesKey`; series at rest are not kept. */
export type Standings = ReadonlyMap<string, Standing>

/** A series that is not where it was. */
export interface StateChange {
  series: string
  labels: Labels
  before: AlertState
  after: AlertState
  observation: Observation
  /** Why it ended, where it was not by its figures. */
  because: string | null
}
