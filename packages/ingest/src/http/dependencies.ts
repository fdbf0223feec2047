import type { Logger } from 'pino'
import type { Alerts } from '../alerts/create-alerts.ts'
import type { Channels } from '../alerts/notify/create-channels.ts'
import type { Logins } from '../auth/logins.ts'
import type { Members } from '../auth/members.ts'
import type { Oidc } from '../auth/oidc/oidc.ts'
import type { ProjectChanges } from '../auth/project-changes.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { Correlate } from '../correlate/correlate.ts'
import type { Traces } from '../correlate/traces/create-traces.ts'
import type { Prometheus } from '../correlate/prometheus/prometheus.ts'
import type { LoadSeries } from '../correlate/series.ts'
import type { DisplayOptionsOfPeople } from '../auth/display-options.ts'
import type { SharedLinks } from '../auth/shared-links.ts'
import type { SavedViews } from '../issues/saved-views.ts'
import type { Backups } from '../backup/create-backups.ts'
import type { AcceptDependencies } from './accept-dependencies.ts'
import type { AttemptLog } from './attempts.ts'
import type { StreamHub } from './stream-hub.ts'
import type { Metrics } from '../metrics.ts'
import type { PushedGroups } from '../pushed/pushed-groups.ts'
import type { PageMetrics } from '../page-metrics/page-metrics.ts'
import type { Consumer } from '../process/loop/consume.ts'
import type { Intake } from '../process/loop/intake.ts'
import type { Budget } from '../process/budget/token-bucket.ts'
import type { RulesLog } from '../process/grouping-rules/rules-log.ts'
import type { ScrubRules } from '../process/scrub/rules.ts'
import type { ScrubLog } from '../process/scrub/scrub-log.ts'
import type { Processing } from '../process/processing.ts'
import type { Workflow } from '../issues/workflow/workflow.ts'
import type { Roles } from '../roles.ts'
import type { Spool } from '../spool/ports.ts'
import type { Chunks } from '../store/chunk-folder.ts'
import type { Store } from '../store/ports.ts'
import type { Retention } from '../store/retention.ts'
import type { Artifact, ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import type { Compile } from '../symbolicate/compile.ts'

/** A file of the page or the script, read once at start. */
export interface StaticFile {
  bytes: Uint8Array<ArrayBuffer>
  contentType: string
  /** Its name carries its content's hash, so that it may be kept for ever. */
  immutable: boolean
  /** For other origins' pages. */
  isPublic?: boolean
}

/** Everything the app is made of; entries/ construct it, tests pass their own. */
export interface Dependencies extends AcceptDependencies {
  version: string
  /** What this machine does of all. */
  roles: Roles
  publicUrl: string | undefined
  projectChanges: ProjectChanges
  savedViews: SavedViews
  links: SharedLinks
  display: DisplayOptionsOfPeople
  store: Store
  workflow: Workflow
  /** Into the log. */
  intake: Intake
  /** Out of the log, into the store. */
  consumer: Consumer
  /** Between them. */
  processing: Pick<Processing, 'start' | 'close'>
  spool: Pick<Spool, 'stats'>
  /** While it runs. */
  backups: Pick<Backups, 'start' | 'list'>
  /** What did not arrive, for whoever sets a project up. */
  attempts: AttemptLog
  artifacts: ArtifactStore
  /** Of uploads that come in pieces. */
  chunks: Chunks
  compile: Compile
  /** Called when a map arrived, so that stacks seen without it are looked up again. */
  onArtifact: (projectId: number, artifact: Artifact) => void
  groupingRules: RulesLog
  /** Called when they were saved, so that the next errors are grouped by them. */
  onGroupingRules: () => void
  /** What is taken out of the texts of all projects. */
  scrub: ScrubRules
  /** What projects add to that. */
  scrubRules: ScrubLog
  /** Called when they were saved, so that what comes next is scrubbed by them. */
  onScrubRules: () => void
  logins: Logins
  members: Members
  /** Undefined where no identity provider is set up. */
  oidc: Oidc | undefined
  /** Whether a name and a password let anybody in. */
  passwordLogin: boolean
  tokens: Tokens
  alerts: Alerts
  /** Of the server, by what requests name. */
  traces: Traces
  /** What their messages go out by. */
  channels: Channels
  /** What moved together with a signal. */
  correlate: Correlate
  /** Of the settings. */
  prometheus: Prometheus | undefined
  /** Server metrics of all sources. */
  loadSeries: LoadSeries
  /** What jobs pushed last. */
  pushed: PushedGroups
  stream: StreamHub
  metrics: Metrics
  /** What pages did, for Prometheus. */
  pageMetrics: Pick<PageMetrics, 'text'>
  log: Logger
  newId: () => string
  staticFiles: ReadonlyMap<string, StaticFile>
  scripts: PageScripts
  newIssues: Budget
  /** Days that what comes is kept. */
  retention: Retention
}

/** What the snippets for other people's pages are made of. */
export interface PageScripts {
  /** Inline: keeps errors until the script is there. */
  loader: string
  /** The script and what it imports after load, at addresses whose content never changes. */
  pinned: { path: string; integrity: string }[]
}
