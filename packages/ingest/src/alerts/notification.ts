import type { Labels } from './rule/labels.ts'
import type { RuleKind } from './rule/rule.ts'
import type { Severity } from './rule/common.ts'

/**
 * What people are told of an incident, before it takes a channel's form. Texts are plain and may hold
 * whatever anyone on the internet wrote: each channel escapes them.
 */
export interface Notification {
  /** Of the incident and of this message for good: the same for each revision and each try. */
  key: string
  /** 1 is the first; a later one replaces what was said, where the channel can edit. */
  revision: number
  state: 'firing' | 'resolved'
  /**
   * Why this is sent now; `digest` gathers what is for information, `test` was asked for. That it is
   * `acknowledged` is told to those alone who would page somebody else.
   */
  reason:
    | 'new'
    | 'joined'
    | 'severity'
    | 'repeat'
    | 'escalated'
    | 'acknowledged'
    | 'resolved'
    | 'digest'
    | 'test'
  /** `Error spike on shop`, one line. */
  title: string
  /** `41 errors in 5 min, 3 expected`, one line. */
  summary: string
  /** By the rule's template; may be empty. */
  description: string
  severity: Severity
  /** Those that all alerts of the group have in common. */
  labels: Labels
  kind: RuleKind
  rule: string
  project: string
  owner: string | null
  figures: Figures
  startedAt: number
  endedAt: number | null
  /** The release or deploy that it began with; null where none stands near its beginning. */
  since: { release: string; environment: string; at: number; isDeploy: boolean } | null
  affected: { users: number | null; sessions: number | null }
  topIssue: TopIssue | null
  /** What moved with it, at most three sentences. */
  moved: string[]
  chart: Chart | null
  links: {
    /** The page of alerts, at this one. */
    page: string
    runbook: string | null
    /** Signed, each for one use. */
    snooze: { label: string; url: string }[]
  }
  /** At most ten, the worst first. */
  alerts: GroupedAlert[]
  /** How many further alerts the group has. */
  more: number
}

export interface Figures {
  value: number | null
  threshold: number | null
  expected: number | null
  observed: number
  exposure: number | null
  unit: string
}

export interface TopIssue {
  id: string
  shortId: string
  title: string
  culprit: string
  /** The original line of source that threw; null where no map says. */
  line: { file: string; number: number; code: string } | null
  events: number
  users: number
  url: string
}

export interface Chart {
  unit: string
  /** Oldest first, at most 120. */
  points: { at: number; value: number }[]
  threshold: number | null
  /** What is usual at the same moments; empty where nothing is expected. */
  band: { at: number; low: number; high: number }[]
  /** Releases, deploys and the end of the alert. */
  marks: { at: number; label: string }[]
}

export interface GroupedAlert {
  state: 'firing' | 'resolved'
  rule: string
  labels: Labels
  summary: string
  startedAt: number
  endedAt: number | null
  url: string
}
