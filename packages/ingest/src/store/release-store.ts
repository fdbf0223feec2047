import type { Deploy, ReleaseIssue, VitalDelta } from '../contract/releases.ts'
import type { Scope } from './ports.ts'

/** All environments where none is named. */
export interface ReleaseScope extends Scope {
  environment?: string
}

/** A release that was seen within a range; the times are of all that was ever seen of it. */
export interface KnownRelease {
  release: string
  environments: string[]
  firstSeen: number
  lastSeen: number
}

export interface ReleaseSessions {
  release: string
  /** Weighted, as all sums: those that were not sampled are counted by those that were. */
  sessions: number
  /** That began or went on in the last 24 hours of the range. */
  recent: number
  crashed: number
  /** Sampled ones, as they were seen. */
  n: number
  pageViews: number
  errors: number
  /** By the time at which they began, evenly spaced over the range. */
  trend: number[]
}

export interface ReleaseUsers {
  release: string
  /** All with an id, also those of whom nothing but errors is known. */
  users: number
  /** Those with a page view that was seen. */
  n: number
  /** Of `n`. */
  crashed: number
}

/** Sessions by the step of a range; `all` of every release, each session once. */
export interface SessionTrends {
  from: number
  stepMs: number
  all: number[]
  of: Map<string, number[]>
}

export interface ReleaseIssueCounts {
  release: string
  fresh: number
  regressed: number
  resolved: number
}

/** A deploy as somebody told it. */
export interface ToldDeploy {
  release: string
  environment: string
  at: number
  source: 'api' | 'sentry-cli'
  /** Empty where there is none. */
  url: string
  commit: string
  actor: string
}

export interface DeployQuery extends ReleaseScope {
  release?: string
  limit: number
}

export interface ReleaseStore {
  /** When each release of a project was first seen, which is their order; what has no release is left out. */
  firstSeen(projectId: number): Promise<Map<string, number>>
  /** Newest first. `text` is a part of the name; `*` stands for anything. */
  known(query: ReleaseScope & { text: string; limit: number }): Promise<KnownRelease[]>
  one(projectId: number, release: string): Promise<KnownRelease | undefined>
  /** Those with the most sessions first; about `buckets` numbers a trend. */
  sessions(scope: ReleaseScope, buckets: number): Promise<ReleaseSessions[]>
  /** Sessions of the last 24 hours of the range, of all releases, each once. */
  recentSessions(scope: ReleaseScope): Promise<number>
  users(scope: ReleaseScope): Promise<ReleaseUsers[]>
  trends(
    scope: ReleaseScope,
    of: { releases: readonly string[]; buckets: number },
  ): Promise<SessionTrends>
  /** `nextOf` is the release after one, for what is resolved in the next. */
  issueCounts(
    projectId: number,
    asked: { releases: readonly string[]; nextOf: ReadonlyMap<string, string> },
  ): Promise<ReleaseIssueCounts[]>
  /** `previous` is the release before it: what is resolved in the next one names that. */
  issues(
    projectId: number,
    of: { release: string; previous: string | null },
  ): Promise<ReleaseIssue[]>
  /** How many maps were uploaded for each. */
  maps(projectId: number, releases: readonly string[]): Promise<Map<string, number>>
  vitals(
    scope: ReleaseScope,
    releases: { release: string; previous: string },
  ): Promise<VitalDelta[]>
  deploys: {
    /** Told again, with the same release, environment and time, it replaces what was told. */
    add(projectId: number, deploy: ToldDeploy): Promise<void>
    /** Newest first, with the releases that nobody told of. */
    list(query: DeployQuery): Promise<Deploy[]>
    /** At most `limit` of each release, newest first, whenever they were. */
    ofReleases(projectId: number, releases: readonly string[], limit: number): Promise<Deploy[]>
  }
}
