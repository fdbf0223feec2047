import type { Breadcrumb, Contexts } from '@seismo/browser/wire'
import type { Activity, ArchivedUntil, IssueState, ResolvedUntil } from '../contract/issue.ts'
import type { SymbolicatedFrame } from '../process/frame.ts'
import type { OriginalPlace } from '../process/resolve-place.ts'

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
  /** ISO 3166-1 alpha-2; empty where it is not known. */
  country: string
  sessionId: string
  pageViewId: string
  /** How many such signals the row stands for. */
  weight: number
}

export interface ErrorRow extends SignalRow {
  is: 'error'
  /** When the first of those it stands for was. */
  firstAt: number
  /** The issue's id unless an alias says otherwise; shaped as a UUID. */
  fingerprint: string
  /** Finer than the fingerprint: one kind of stack and message within the issue, by which it can be split. */
  fine: string
  /** By type and message template alone: equal ones may be one fault, and nothing is merged by it. */
  weak: string
  /** The message without what varies between two occurrences. */
  template: string
  version: string
  class: string
  why: string[]
  stackId: string
  type: string
  message: string
  /** Of the rest of the chain, as the stack has it: a stack is kept once for many messages. */
  causes: string[]
  culprit: string
  mechanism: string
  level: string
  userId: string
  tags: Record<string, string>
  attrs: Record<string, string>
  /** Its body; `left-out`: too many of its issue came in that hour. Empty of before 0014. */
  trail: 'kept' | 'left-out' | 'none' | ''
  /** As many as are kept with it. */
  breadcrumbs: number
  /** Not stored: how versions before this one group it, the newest first. */
  older?: readonly OlderGrouping[]
  /** Not stored: it was known elsewhere before, so that its issue takes of no budget and no rate rises by it. */
  isPast?: boolean
}

/** What an earlier version groups an error by. */
export type OlderGrouping = Pick<ErrorRow, 'fingerprint' | 'version' | 'class' | 'why' | 'culprit'>

/** A distinct exception chain, symbolicated; many errors point to one, whose messages are its first error's. */
export interface StackRow {
  is: 'stack'
  projectId: number
  stackId: string
  receivedAt: number
  release: string
  /** Lower case, of the scripts on the stack, by address. */
  debugIds: Record<string, string>
  exceptions: StackException[]
}

export interface StackException {
  type: string
  message: string
  stack: string
  frames: SymbolicatedFrame[]
  /** Which of the chain it is the cause or a member of; the one before where left out. */
  parent?: number
}

export interface RequestRow extends SignalRow {
  is: 'request'
  via: string
  method: string
  target: string
  status: number
  outcome: string
  durationMs: number
  /** The target with its ids masked. */
  template: string
  operation: string
  traceId: string
  waitMs: number
  dnsMs: number
  connectMs: number
  serverMs: number
  downloadMs: number
  transferBytes: number
  bodyBytes: number
  protocol: string
  serverTiming: string[]
}

export interface VitalRow extends SignalRow {
  is: 'vital'
  metric: string
  value: number
  rating: string
  navigationType: string
  target: string
  imageUrl: string
  event: string
  loadState: string
  parts: Record<string, number>
  script: ScriptPlace
}

/** A script of a long frame, as the browser tells it. */
export interface ScriptPlace {
  url: string
  function: string
  /** Characters from the start of the source. */
  position: number
  invoker: string
  /** Undefined where no map knew it. */
  original?: OriginalPlace | undefined
}

export interface PageViewRow extends SignalRow {
  is: 'pageview'
  navigationType: string
  referrer: string
  traceId: string
  /** Empty where the page named none. */
  userId: string
}

/** What is only read with a single event. */
export interface ErrorBodyRow {
  is: 'body'
  projectId: number
  eventId: string
  at: number
  breadcrumbs: Breadcrumb[]
  contexts: Contexts
  scripts: string[]
  debugIds: Record<string, string>
}

export interface ReportRow extends SignalRow {
  is: 'report'
  type: string
  key: string
  message: string
  file: string
  line: number
  column: number
  /** Undefined where no map knew it. */
  original?: OriginalPlace | undefined
}

export interface LongFrameRow extends SignalRow {
  is: 'long-frame'
  durationMs: number
  blockingMs: number
  scripts: (ScriptPlace & { durationMs: number })[]
}

/** A custom metric of one session between two beacons. */
export interface MetricRow extends SignalRow {
  is: 'metric'
  kind: string
  name: string
  tags: Record<string, string>
  value: number
  n: number
  min: number
  max: number
  /** Counts by bucket: i ends at 2^(i/8); -32,768 holds zero and below. */
  buckets: Record<number, number>
}

/** One line of the ledger: what became of `n` items of a kind in a minute. */
export interface OutcomeRow {
  is: 'outcome'
  projectId: number
  at: number
  kind: string
  /** `received` is each item once, whatever became of it; `client-dropped` never came. */
  outcome: 'received' | 'stored' | 'dropped' | 'client-dropped'
  reason: string
  n: number
}

/** A beacon that was stored, to be known again. */
export interface BeaconRow {
  is: 'beacon'
  projectId: number
  /** UUID of the format's own id. */
  id: string
  receivedAt: number
  /** Of the batch that stored it, which may meet it again. */
  token: string
}

/** A series of Prometheus', once a batch however many samples of it came. */
export interface ServerSeriesRow {
  is: 'server-series'
  projectId: number
  /** 64 bits in decimal: more than a number holds. */
  seriesId: string
  name: string
  /** As OpenMetrics names it, such as `counter`; empty where the writer did not say. */
  type: string
  /** Without the name. */
  labels: Record<string, string>
  lastSeen: number
}

export interface ServerSampleRow {
  is: 'server-sample'
  projectId: number
  seriesId: string
  at: number
  receivedAt: number
  /** NaN where the series ended, or had nothing to tell. */
  value: number
}

/** A script of a release whose place in the source errors cannot show, folded over a batch. */
export interface UnmappedScriptRow {
  is: 'unmapped-script'
  projectId: number
  release: string
  /** Without its origin, as uploads are looked for. */
  path: string
  url: string
  /** Lower case; empty where the page told none. */
  debugId: string
  status: 'no-map' | 'outside-map' | 'mismatch'
  events: number
  lastSeen: number
}

export interface ActivityRow {
  is: 'activity'
  projectId: number
  fingerprint: string
  at: number
  actor: string
  verb: Exclude<Activity['verb'], 'repaired'>
  release: string
  /** UUID; of two rows with one id one is shown. */
  id?: string
  /** UUID of all that was done at once, to take it back. */
  change?: string
  /** Absent: as the verb says. */
  decides?: Decision
  detail?: ActivityDetail
}

/** What an issue is from now on. */
export type Decision =
  | {
      is: 'state'
      state: IssueState
      /** Null where open. */
      until: ResolvedUntil | ArchivedUntil | null
      regressed: boolean
    }
  | { is: 'assignee'; assignee: string | null }

export interface ActivityDetail extends Pick<Activity, 'text' | 'issues' | 'undone' | 'because'> {
  /** What `decides` replaced. */
  before?: Decision
  /** Aliases that were written with it. */
  links?: LinkChange[]
}

export interface LinkChange {
  fingerprint: string
  /** Where a person had led it before; null where none had. */
  before: string | null
  /** Where it was led then; absent where it was written before this was kept. */
  after?: string | null
}

/** What a batch took of the new issues that its project may make. */
export interface IssueBudgetRow {
  is: 'issue-budget'
  projectId: number
  at: number
  /** Token of the batch. */
  batch: string
  /** Left after it. */
  tokens: number
  admitted: string[]
  /** Fingerprints, and their events. */
  turnedAway: number
  events: number
}

/** Which issue the events of a fingerprint belong to; itself where an alias was taken back. */
export interface AliasRow {
  is: 'alias'
  projectId: number
  fingerprint: string
  /** What a person decided outranks what a repair found out, whichever came last. */
  byPerson: boolean
  /** The issue that its writer named. */
  link: string
  /** Where that leads, by way of the links of others. */
  target: string
  at: number
  actor: string
  reason: string
  /** Absent: a link. */
  kind?: AliasKind
  /** Of `fine` and of copies: whose kind of stack it is. */
  partOf?: string
  /** UUID; see `ActivityRow`. */
  change?: string
}

/**
 * `withdrawn` is as if no person had written it. `split`: its own rollup rows count no more, as those of
 * its kinds of stack, each `fine`, do; while `dividing` they still count, though later errors are counted
 * by kind. These lie under a `copy`, which is hidden while `copying`.
 */
export type AliasKind = 'link' | 'withdrawn' | 'fine' | 'dividing' | 'split' | 'copying' | 'copy'

/** A stack that reads otherwise since a map arrived, once for each fingerprint that has it. */
export interface StackRepairRow {
  is: 'stack-repair'
  projectId: number
  fingerprint: string
  /** When the map was uploaded. */
  at: number
  release: string
  /** The script that the map is of. */
  file: string
  stackId: string
  /** Errors with the stack. */
  events: number
}

/** An upload whose stacks have been looked up again. */
export interface MapRepairRow {
  is: 'map-repair'
  projectId: number
  release: string
  path: string
  debugId: string
  uploadedAt: number
  repairedAt: number
}

/** A wording and stack that an issue is found by. */
export interface IssueTextRow {
  is: 'issue-text'
  projectId: number
  fingerprint: string
  /** Of what it says but for its ids. */
  textId: string
  at: number
  type: string
  message: string
  functions: string[]
  files: string[]
}

export type Row =
  | ErrorRow
  | ErrorBodyRow
  | StackRow
  | RequestRow
  | VitalRow
  | PageViewRow
  | ReportRow
  | LongFrameRow
  | MetricRow
  | OutcomeRow
  | BeaconRow
  | ServerSeriesRow
  | ServerSampleRow
  | UnmappedScriptRow
  | IssueTextRow
  | ActivityRow
  | IssueBudgetRow
  | AliasRow
  | StackRepairRow
  | MapRepairRow
