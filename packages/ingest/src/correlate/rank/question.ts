import type { ServerSeries, Signal, Windows } from '../series.ts'

export interface RankQuestion {
  signal: Signal
  /** On the grid of the signal. */
  series: readonly ServerSeries[]
  windows: Windows
  /** Services that a service calls, from traces; what no called service shares stands out more. */
  dependencies?: ReadonlyMap<string, ReadonlySet<string>>
}

/** A series beside the signal: what `metricEvidence` of the contract shows of it. */
export interface MetricFinding {
  series: ServerSeries
  direction: 'up' | 'down'
  /** Medians, in the unit of the series. */
  before: number
  after: number
  /** Times of the change that 95 of 100 calm times stay beneath. */
  severity: number
  /** Rank correlation with the signal at `lag`, from -1 to 1; 0 where the signal has no values. */
  correlation: number
  /** Seconds; negative where it moved before the signal, null where the signal has no time of its own. */
  lag: number | null
  /** Buckets with a value. */
  n: number
  /** Share of calm times at which a series like this moved as much. */
  falseAlarmRate: number
  /** From 0 to 1, to be ordered by. */
  score: number
  /** Above the noise; all others are for those who want to see them anyway. */
  standsOut: boolean
  /** Others of its family that moved as well, strongest first. */
  family: FamilyMember[]
}

export interface FamilyMember {
  series: ServerSeries
  before: number
  after: number
  severity: number
}

export interface Ranking {
  /** One for each family, best first. */
  ranked: MetricFinding[]
  /** Whether nothing of the server stands out. */
  nothing: boolean
  /** Share of calm times of the past at which the best would have looked as good. */
  falseAlarmRate: number
  /** Series that had enough values to be judged. */
  checked: number
}
