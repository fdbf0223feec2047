import type { SymbolicatedFrame } from '../process/frame.ts'

/** What every stored signal carries. Times are epoch milliseconds by the service's clock. */
export interface SignalRow {
  projectId: number
  at: number
  receivedAt: number
  eventId: string
  release: string
  environment: string
  url: string
  route: string
  browser: string
  os: string
  device: 'desktop' | 'mobile' | 'tablet' | 'bot' | ''
  sessionId: string
  pageViewId: string
}

export interface ErrorRow extends SignalRow {
  is: 'error'
  /** The id unless an alias says otherwise; shaped as a UUID. */
  fingerprint: string
  version: string
  class: string
  why: string[]
  stackId: string
  type: string
  message: string
  culprit: string
  mechanism: string
  level: string
  userId: string
  tags: Record<string, string>
  attrs: Record<string, string>
}

/** A distinct exception chain, symbolicated; many errors point to one. */
export interface StackRow {
  is: 'stack'
  projectId: number
  stackId: string
  receivedAt: number
  release: string
  exceptions: StackException[]
}

export interface StackException {
  type: string
  message: string
  stack: string
  frames: SymbolicatedFrame[]
}

export interface RequestRow extends SignalRow {
  is: 'request'
  via: string
  method: string
  target: string
  status: number
  outcome: string
  durationMs: number
}

export interface VitalRow extends SignalRow {
  is: 'vital'
  metric: string
  value: number
  rating: string
  navigationType: string
}

export interface PageViewRow extends SignalRow {
  is: 'pageview'
  navigationType: string
  referrer: string
}

/** One line of the ledger: what became of `n` items of a kind in a minute. */
export interface OutcomeRow {
  is: 'outcome'
  projectId: number
  at: number
  kind: string
  outcome: 'stored' | 'dropped'
  reason: string
  n: number
}

export interface ActivityRow {
  is: 'activity'
  projectId: number
  fingerprint: string
  at: number
  actor: string
  verb: 'created' | 'resolved' | 'reopened' | 'regressed'
  release: string
}

export type Row =
  ErrorRow | StackRow | RequestRow | VitalRow | PageViewRow | OutcomeRow | ActivityRow
