import type { Observation } from '../observation.ts'
import type { Labels } from '../rule/labels.ts'
import type { Rule } from '../rule/rule.ts'

/** A firing alert, as whoever tells of it needs it. */
export interface FiringAlert {
  incident: string
  ruleId: string
  rule: Rule
  projectId: number
  since: number
  /** Of what was over before its digest told of it. */
  endedAt?: number
  /** Of the series. */
  series: Labels
  /** All that routes and silences see. */
  labels: Labels
  observation: Observation
}
