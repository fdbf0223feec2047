import type { Activity, IssuePart, IssueSummary } from '../contract/issue.ts'
import type { FirstSeen } from '../issues/state/release-order.ts'
import type { Standing } from '../issues/state/standing.ts'
import type { Scope } from './ports.ts'
import type { ActivityRow, Decision } from './rows.ts'

/** Who decided last on a state or an assignee. */
export interface LastDecision {
  verb: Activity['verb']
  actor: string
  at: number
  /** UUID; all zeros where it was decided before changes had one. */
  change: string
}

/** An issue as those who change it see it. */
export interface IssueRecord extends Standing {
  id: string
  last: Partial<Record<Decision['is'], LastDecision>>
}

/** How much came of an archived issue since then. */
export interface Traffic {
  /** Of the hour before `at`. */
  events: number
  /** After it: what was asked about may have come late. */
  later: number
  users: number
}

export interface TrafficQuery {
  projectId: number
  id: string
  /** When it was archived. */
  since: number
  at: number
}

/** A fingerprint whose errors are counted by their kind of stack. */
export interface SplitRollups {
  projectId: number
  fingerprint: string
  /** What an interrupted one left stays hidden: the next has another. */
  attempt: string
}

export interface KindOfStack {
  /** `fine` of its errors. */
  id: string
  /** Under which its rollup rows are. */
  copy: string
  events: number
}

/** What an issue may be like another by. */
export interface SimilarHead {
  id: string
  type: string
  message: string
  culprit: string
  why: string[]
}

export interface SimilarHeads {
  own: SimilarHead
  /** Likely ones only. */
  others: SimilarHead[]
}

/** What workflow reads; it writes with `insert`, as everybody does. */
export interface WorkflowStore {
  /** By the names given: ids, short ids, and what merged issues were called. Unknown ones are left out. */
  issues(projectId: number, names: readonly string[]): Promise<Map<string, IssueRecord>>
  /** In the order of `ids`. */
  summaries(scope: Scope, ids: readonly string[]): Promise<IssueSummary[]>
  /** What was done at once. */
  change(projectId: number, change: string): Promise<ActivityRow[]>
  releases(projectId: number): Promise<FirstSeen>
  traffic(query: TrafficQuery): Promise<Traffic>
  parts(projectId: number, id: string): Promise<IssuePart[]>
  /** Undefined where there is no such issue. */
  similar(projectId: number, id: string): Promise<SimilarHeads | undefined>
  kinds(split: SplitRollups): Promise<KindOfStack[]>
  /** Counts stored errors by their kind of stack, each under its copy. */
  splitRollups(split: SplitRollups): Promise<void>
}
