import type {
  Activity,
  EventSummary,
  IssueCounts,
  IssueState,
  IssueSummary,
  Standout,
  TagDistribution,
} from '../contract/issue.ts'
import type { Outcome } from '../contract/project.ts'
import type { RequestStats } from '../contract/requests.ts'
import type {
  LongFrameStats,
  MetricName,
  MetricPoint,
  ReportStats,
  SessionStats,
  VitalTarget,
} from '../contract/signals.ts'
import type { VitalGoal, VitalName, VitalStats } from '../contract/vitals.ts'
import type { PageRef } from '../pages/page-ref.ts'
import type { DimensionStore } from '../correlate/lanes.ts'
import type { SearchPart } from '../issues/search/search-part.ts'
import type { Standing } from '../issues/state/standing.ts'
import type { UnmappedScript } from '../symbolicate/artifacts/missing-maps.ts'
import type { Artifact, ArtifactIndex } from '../symbolicate/artifacts/ports.ts'
import type { AlertInputs } from './alert-inputs.ts'
import type { AlertStore } from './alert-store.ts'
import type { OverviewStore } from './overview-store.ts'
import type { FilteredScope, PageStore } from './page-store.ts'
import type { EndpointStore } from './endpoint-store.ts'
import type { ExploreStore } from './explore-store.ts'
import type { ReleaseStore } from './release-store.ts'
import type { RepairStore } from './repair-store.ts'
import type { TableCopies } from './table-copies.ts'
import type { SignalStore } from './signal-store.ts'
import type { ServerMetrics } from './server-metrics.ts'
import type { TraceStore } from './trace-store.ts'
import type { VisitStore } from './visit-store.ts'
import type { WorkflowStore } from './workflow-store.ts'
import type {
  ErrorBodyRow,
  ErrorRow,
  PageViewRow,
  RequestRow,
  Row,
  SignalRow,
  StackException,
  VitalRow,
} from './rows.ts'

/** A half-open range of event times in epoch milliseconds. */
export interface TimeRange {
  from: number
  to: number
}

export interface Scope extends TimeRange {
  projectId: number
}

/** `search` is the search bar, parsed; all of its parts must hold. */
export interface IssueFilter extends Scope {
  state?: IssueState
  search: readonly SearchPart[]
  /** Who `assigned:me` is. */
  me?: string
  /** The release after each, for `resolved-in`: what is resolved in the next one names the one before. */
  nextOf?: ReadonlyMap<string, string>
  sort: 'last-seen' | 'first-seen' | 'events' | 'users' | 'impact'
  limit: number
  offset: number
}

/** What the service knows of an issue before it writes another event of it. */
export interface KnownIssue extends Standing {
  /** The issue that its events belong to, where an alias leads to another. */
  id: string
  /** Its errors go by their kind of stack. */
  isSplit: boolean
}

/** `latest`, `oldest`, `recommended` or an event's id; with its time, to a second, it is found sooner. */
export type EventRef = string | { eventId: string; at: number }

export interface StoredError extends ErrorRow {
  exceptions: StackException[]
  /** Undefined where the page told nothing more, or too long ago. */
  body: Pick<ErrorBodyRow, 'breadcrumbs' | 'contexts' | 'scripts' | 'debugIds'> | undefined
  previous: string | null
  next: string | null
}

export interface VitalsQuery extends FilteredScope {
  percentile: number
  metric?: VitalName
  by?: 'page' | 'browser' | 'release' | 'os' | 'device' | 'country'
}

export interface VitalGoalQuery extends FilteredScope {
  metric: VitalName
  goal: PageRef
}

export interface IssueOverview {
  summary: IssueSummary
  tags: TagDistribution[]
  standout: Standout[]
  releases: { release: string; events: number; firstSeen: number; lastSeen: number }[]
  activity: Activity[]
  grouping: { version: string; why: string[] }
  series: { at: number; events: number }[]
  stepMs: number
}

/** Of an issue by its full id; `search` is about its events. */
export interface EventsQuery extends Scope {
  id: string
  search: readonly SearchPart[]
  limit: number
  /** The last event of the page before. */
  before?: { at: number; eventId: string }
}

export interface TagValuesQuery extends Scope {
  id: string
  key: string
  /** What values must contain. */
  search: string
  limit: number
}

export interface ProjectValuesQuery extends Scope {
  /** As rollups have it: a tag of the page is `tag.…`. */
  key: string
  contains: string
  limit: number
}

export interface IssueStore {
  list(filter: IssueFilter): Promise<IssueSummary[]>
  counts(filter: IssueFilter): Promise<IssueCounts>
  /** Since when events of a window are counted, in epoch milliseconds: what it begins within is counted whole. */
  countedFrom(range: TimeRange): number
  /** How long a point of the curves of `list` is, in milliseconds; the last may reach beyond the window. */
  trendStepMs(range: TimeRange): number
  /** Newest first. */
  events(query: EventsQuery): Promise<EventSummary[]>
  /** Undefined where there is no such issue. */
  tagValues(query: TagValuesQuery): Promise<TagDistribution | undefined>
  /** Of the whole project, most events first. */
  projectValues(query: ProjectValuesQuery): Promise<{ value: string; events: number }[]>
  overview(scope: Scope, id: string): Promise<IssueOverview | undefined>
  event(projectId: number, issueId: string, ref: EventRef): Promise<StoredError | undefined>
  known(projectId: number, ids: string[]): Promise<Map<string, KnownIssue>>
  /** By event, its fingerprint; those that are not stored are left out. */
  ofEvents(query: EventsByIdQuery): Promise<Map<string, string>>
}

export interface EventsByIdQuery extends Scope {
  /** UUIDs. */
  ids: readonly string[]
}

/** What one session did around a moment, oldest first. */
export type SessionSignal = ErrorRow | SeenRequest | SeenVital | SeenPageView

/** Without ids of its own, which are not kept whole. */
type SeenSignal = Omit<SignalRow, 'eventId' | 'pageViewId'>
type Seen<Row extends SignalRow, Keys extends keyof Row> = Pick<Row, Keys | keyof SeenSignal>
export type SeenRequest = Seen<
  RequestRow,
  | 'is'
  | 'via'
  | 'method'
  | 'target'
  | 'status'
  | 'outcome'
  | 'durationMs'
  | 'traceId'
  | 'serverMs'
  | 'serverTiming'
>
export type SeenVital = Seen<VitalRow, 'is' | 'metric' | 'value' | 'rating' | 'navigationType'>
export type SeenPageView = Seen<PageViewRow, 'is' | 'navigationType' | 'referrer'>

export const CHANGE_KINDS = [
  'project',
  'member',
  'login',
  'token',
  'view',
  'grouping-rules',
  'scrub-rules',
  'alert-rule',
  'silence',
  'snooze',
  'signing-key',
  'link',
  'display',
] as const

/** A value of the configuration log; the newest entry per kind and id is the state. */
export interface Change {
  kind: (typeof CHANGE_KINDS)[number]
  id: string
  at: number
  actor: string
  /** JSON, or empty for removed. */
  value: string
}

/** A change with what it changed. */
export interface ChangeStep extends Change {
  /** The value before, empty where there was none. */
  before: string
}

export interface ChangesQuery extends TimeRange {
  kinds: readonly Change['kind'][]
  id: string
}

/** What of an error is text, for who asks what rules would take out of it. */
export interface RecentError extends Pick<
  ErrorRow,
  'eventId' | 'fingerprint' | 'at' | 'type' | 'message' | 'url' | 'route' | 'tags'
> {
  /** Undefined where the page told nothing more, or too long ago. */
  body: Pick<ErrorBodyRow, 'breadcrumbs' | 'contexts'> | undefined
}

export interface UnmappedQuery {
  projectId: number
  /** Of whole days. */
  since: number
  release?: string
  limit: number
}

/** Which errors of a time are alike by all that grouping rules ask. */
export interface ErrorKindQuery extends Scope {
  /** Keys that rules ask for. */
  tags: readonly string[]
  /** Whether two addresses are two kinds. */
  byUrl: boolean
  limit: number
}

export interface ErrorKind extends Pick<
  ErrorRow,
  | 'fingerprint'
  | 'stackId'
  | 'version'
  | 'why'
  | 'type'
  | 'message'
  | 'release'
  | 'environment'
  | 'route'
  | 'url'
  | 'level'
  | 'mechanism'
  | 'tags'
> {
  /** By its own hash, where it is in the issue of those beyond the budget. */
  own: Pick<ErrorRow, 'fingerprint' | 'class'>
  events: number
  lastSeen: number
}

/** A script that errors name, with how many did. */
export interface SeenUnmappedScript extends UnmappedScript {
  /** The last address it was loaded from. */
  url: string
  events: number
}

/** A beacon as it is known again. */
export interface BeaconId {
  projectId: number
  /** UUID. */
  id: string
}

/** What batches took of the new issues that a project may make. */
export interface IssueBudgetStore {
  /** What was decided on this batch before, and what the last of the others left. */
  read(
    projectId: number,
    batch: string,
  ): Promise<{ decided?: string[]; level?: { tokens: number; at: number } }>
  /** What was beyond it since then, of each project that had any; one met in two batches is counted twice. */
  over(
    since: number,
  ): Promise<{ projectId: number; kinds: number; events: number; lastAt: number }[]>
}

/** A row that the database does not take, because of what is in it. */
export interface RefusedRow {
  row: Row
  reason: string
}

/** What a table takes of the disk. */
export interface TableSize {
  name: string
  rows: number
  bytes: number
  /** As they were before compression. */
  rawBytes: number
  /** Of those, on disk, whose time is over and that are about to be deleted. */
  expiredBytes: number
  /** That come in a day, on disk, by the days that are there; null where rows stay for good. */
  bytesPerDay: number | null
  /** Null where rows stay for good. */
  keptDays: number | null
  /** Once as many days are there as are kept, if they go on as so far; null where rows stay for good. */
  forecastBytes: number | null
}

export interface DiskSpace {
  freeBytes: number
  totalBytes: number
}

/** Of what pages tag their events with, in a project and day. */
export interface TagLimits {
  /** Of one key. */
  values: number
  keys: number
}

export interface Store {
  /**
   * Writes all rows, but for those it answers; a `token` makes a repeated batch a no-op.
   * @throws where the database is away or overwhelmed: part of the rows may be stored.
   */
  insert(rows: readonly Row[], token?: string): Promise<RefusedRow[]>
  beacons: {
    /** Ids of those that were stored in the last 24 hours by a batch with another token. */
    seen(beacons: readonly BeaconId[], token: string): Promise<Set<string>>
  }
  issues: IssueStore
  issueBudget: IssueBudgetStore
  /** Of more values or keys a day than these, only the most frequent are told apart from now on. */
  limitTags(most: TagLimits): Promise<void>
  /** @param perKind of more, the last of each kind; 50 where it is not said. */
  session(sessionId: string, scope: Scope, perKind?: number): Promise<SessionSignal[]>
  vitals(query: VitalsQuery): Promise<VitalStats[]>
  vitalGoal(query: VitalGoalQuery): Promise<VitalGoal>
  /** Those that failed. */
  requests(scope: FilteredScope, limit: number): Promise<RequestStats[]>
  /** All of them, by method and address. */
  endpoints: EndpointStore
  sessions(scope: Scope): Promise<SessionStats[]>
  reports(scope: Scope, limit: number): Promise<ReportStats[]>
  pages: PageStore
  visits: VisitStore
  longFrames(scope: FilteredScope, limit: number): Promise<LongFrameStats[]>
  vitalTargets(scope: FilteredScope): Promise<VitalTarget[]>
  metrics: {
    names(scope: Scope): Promise<MetricName[]>
    series(scope: Scope, name: string): Promise<MetricPoint[]>
  }
  /** @param stepMs whole minutes. */
  outcomes(scope: Scope, stepMs: number): Promise<Outcome[]>
  /** Those seen last come first. */
  errorKinds(query: ErrorKindQuery): Promise<ErrorKind[]>
  /** Of the last day, or where there are none of the last month; newest first. */
  recentErrors(projectId: number, limit: number): Promise<RecentError[]>
  firstEventAt(projectId: number): Promise<number | null>
  /** Errors and page views in a window, for alert rules. */
  rates(scope: Scope): Promise<{ errors: number; pageViews: number }>
  alerts: AlertStore
  alertInputs: AlertInputs
  /** What is over-represented in a signal, or in a part of a chart. */
  dimensions: DimensionStore
  /** Any question of the rows of pages. */
  explore: ExploreStore
  changes: {
    append(change: Change): Promise<void>
    newest(kind: Change['kind'], id?: string): Promise<Change[]>
    /** Of one id in each of the kinds, newest first. */
    between(query: ChangesQuery): Promise<ChangeStep[]>
    /** Of every kind, newest first. */
    history(page: { limit: number; offset: number }): Promise<ChangeStep[]>
  }
  artifacts: ArtifactIndex & {
    all(projectId: number, limit: number): ReturnType<ArtifactIndex['list']>
    /** Nobody finds them any more, until they are uploaded again. */
    remove(
      projectId: number,
      removed: { artifacts: readonly Artifact[]; at: number },
    ): Promise<void>
    /** Of these, keys of uploads of any project that are there. */
    keysInUse(keys: readonly string[]): Promise<Set<string>>
    /** That any of the scripts may belong to. */
    forScripts(
      projectId: number,
      scripts: readonly Pick<UnmappedScript, 'release' | 'path' | 'debugId'>[],
    ): ReturnType<ArtifactIndex['list']>
  }
  /** On stacks without source; those seen last come first. */
  unmappedScripts(query: UnmappedQuery): Promise<SeenUnmappedScript[]>
  repairs: RepairStore
  overview: OverviewStore
  releases: ReleaseStore
  signals: SignalStore
  serverMetrics: ServerMetrics
  traces: TraceStore
  workflow: WorkflowStore
  /** Largest first. */
  storage(): Promise<TableSize[]>
  /** Of the disks below the database. */
  disk(): Promise<DiskSpace>
  /** For backups; not of a cluster. */
  copies: TableCopies
  ping(): Promise<void>
  close(): Promise<void>
}
