import type { SearchPart } from '../issues/search/search-part.ts'
import type { VitalName } from '../contract/vitals.ts'
import type { TimeRange } from './ports.ts'

/** What counts are told apart by; `project` not at all. */
export type CountsBy =
  'project' | 'route' | 'release' | 'environment' | 'class' | 'browser' | 'issue'

/** What several rules ask of a window alike, of their projects together. */
export interface CountsShape {
  projectIds: readonly number[]
  where: readonly SearchPart[]
  by: CountsBy
}

/** Of a window. Sessions and users are counted once, however often they were there. */
export interface Counts {
  projectId: number
  /** Which of the shapes asked for. */
  shape: number
  /** Of `by`; empty of a project. */
  series: string
  /** Weighted: what was not sampled is counted by what was. */
  pageViews: number
  sessions: number
  errors: number
  unhandled: number
  /** With an error, and with one that nobody caught. */
  affected: number
  crashed: number
  users: number
}

/** What a series of five minutes is of: a project, or one of its pages, releases, environments, classes or issues. */
type Dimension = '' | 'page' | 'release' | 'class' | 'environment' | 'issue'

export interface SeriesQuery extends TimeRange {
  projectIds: readonly number[]
  dimension: Dimension
  /** Those with the most errors where none are named. */
  values?: readonly string[]
  environment?: string
}

/** In order; where nothing came in, there is no bucket. */
export interface Series {
  projectId: number
  value: string
  buckets: SeriesBucket[]
}

export interface SeriesBucket {
  at: number
  pageViews: number
  sessions: number
  errors: number
  /** Sessions whose first error, of this series, was in these five minutes. */
  affected: number
  crashed: number
}

/** A window that has not ended yet; `affected` is of sessions that had no error before it. */
export interface Trailing {
  projectId: number
  value: string
  windows: Pick<SeriesBucket, 'pageViews' | 'sessions' | 'errors' | 'affected'>[]
}

export interface TrailingQuery extends Omit<SeriesQuery, 'from' | 'to'> {
  to: number
  windowsMs: readonly number[]
}

/** Requests or a metric of vitals over a window. */
export interface TimingsShape {
  projectIds: readonly number[]
  measure: 'request' | VitalName
  where: readonly SearchPart[]
  by: 'project' | 'route' | 'release' | 'environment' | 'browser' | 'endpoint'
  device?: 'mobile' | 'desktop'
  percentile: number
}

export interface Timings {
  projectId: number
  series: string
  n: number
  /** Answered, or rated good. */
  good: number
  /** Failed, or rated poor. */
  bad: number
  /** Of the percentile asked for. */
  value: number
  mean: number
}

export interface TimingBucket {
  at: number
  n: number
  good: number
  bad: number
  /** How many by size: bucket i ends at 2^((i+1)/16), -32,768 holds zero and below. */
  buckets: ReadonlyMap<number, number>
}

/** What a custom metric of a name was over a window. */
export interface MetricFigures {
  projectId: number
  n: number
  sum: number
  min: number
  max: number
  /** As `TimingBucket`, with eight buckets to a doubling. */
  buckets: Record<string, number>
}

/** An issue that appeared, or came back, and what it did since. */
export interface IssueStep {
  projectId: number
  /** As people know it. */
  id: string
  verb: 'created' | 'regressed'
  at: number
  release: string
}

export interface IssueFigures {
  projectId: number
  id: string
  events: number
  users: number
  sessions: number
  class: string
  type: string
  message: string
  culprit: string
  firstSeen: number
  environments: string[]
  releases: string[]
}

/** Errors of an issue in the hour before a moment and in the hours of its week before that. */
export interface IssueGrowth {
  projectId: number
  id: string
  recent: number
  /** Of the week's hours with events. */
  busiest: number
  total: number
  firstSeen: number
}

/** What the ledger says of a time. */
export interface LedgerFigures {
  projectId: number
  received: number
  stored: number
  dropped: number
  lastStoredAt: number | null
}

/** A release beside the one that most sessions had before it. */
export interface ReleaseTraffic {
  projectId: number
  release: string
  environment: string
  firstSeen: number
}

export interface ReleaseFigures {
  release: string
  sessions: number
  affected: number
  crashed: number
  errors: number
  pageViews: number
  requests: number
  failedRequests: number
  newIssues: number
}

/** Sessions of a window, each once, however long it is. */
export interface SessionTotals {
  projectId: number
  sessions: number
  crashed: number
}

/** The newest release beside the one before it, on the pages and kinds of device that both have. */
export interface ReleaseVital {
  release: string
  previous: string
  value: number
  /** Of the previous one, as if it had the newer one's pages and devices. */
  previousValue: number
  n: number
  previousN: number
  /** Values of the newer release that are above it. */
  above: number
}

export interface ReleaseVitalQuery {
  projectId: number
  metric: VitalName
  percentile: number
  device: 'all' | 'mobile' | 'desktop'
  where: readonly SearchPart[]
}

/** What rules look at: of many projects at once, from rollups wherever there is one. */
export interface AlertInputs {
  /** Of one window, whatever is asked of it. */
  counts(range: TimeRange, shapes: readonly CountsShape[]): Promise<Counts[]>
  series(query: SeriesQuery): Promise<Series[]>
  trailing(query: TrailingQuery): Promise<Trailing[]>
  /** Page views and errors of several times, in their order; a project without any is not there. */
  signalTotals(
    ranges: readonly TimeRange[],
    projectIds: readonly number[],
  ): Promise<{ projectId: number; totals: number[] }[]>
  timings(range: TimeRange, shape: TimingsShape): Promise<Timings[]>
  totals(
    query: TimeRange & { projectIds: readonly number[]; environment?: string },
  ): Promise<SessionTotals[]>
  timingTotals(
    range: TimeRange,
    of: Pick<TimingsShape, 'projectIds' | 'measure'> & { environment?: string },
  ): Promise<Pick<Timings, 'projectId' | 'n' | 'good' | 'bad'>[]>
  /** Undefined where there is no release, none before it, or too little of both. */
  releaseVital(range: TimeRange, query: ReleaseVitalQuery): Promise<ReleaseVital | undefined>
  /** By five minutes, of whole projects. */
  timingSeries(
    range: TimeRange,
    of: Pick<TimingsShape, 'projectIds' | 'measure'> & { environment?: string },
  ): Promise<{ projectId: number; buckets: TimingBucket[] }[]>
  metric(
    range: TimeRange,
    of: { projectIds: readonly number[]; name: string; environment?: string },
  ): Promise<MetricFigures[]>
  issueSteps(
    range: TimeRange,
    of: { projectIds: readonly number[]; verb: IssueStep['verb'] },
  ): Promise<IssueStep[]>
  issueFigures(
    range: TimeRange,
    issues: readonly Pick<IssueStep, 'projectId' | 'id'>[],
  ): Promise<IssueFigures[]>
  /** Issues with more than `least` events in the last hour of those before `at`. */
  issueGrowth(
    at: number,
    of: { projectIds: readonly number[]; least: number },
  ): Promise<IssueGrowth[]>
  ledger(range: TimeRange, projectIds: readonly number[]): Promise<LedgerFigures[]>
  /** First seen in a range, in each environment. */
  newReleases(range: TimeRange, projectIds: readonly number[]): Promise<ReleaseTraffic[]>
  releaseFigures(
    range: TimeRange,
    of: { projectId: number; environment: string; releases?: readonly string[] },
  ): Promise<ReleaseFigures[]>
}
