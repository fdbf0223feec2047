/** The reading contract, as types: all that the page may import from the service. */
export type { Problem } from './contract/common.ts'
export type {
  Activity,
  ArchivedUntil,
  Breadcrumb,
  EventFrame,
  EventSummary,
  IssueCounts,
  IssueDetail,
  IssueEvent,
  IssueMerge,
  IssuePart,
  IssueParts,
  IssuePatch,
  IssuesChange,
  IssuesPatch,
  IssueState,
  IssueSummary,
  ResolvedUntil,
  SimilarIssue,
  Standout,
  TagDistribution,
} from './contract/issue.ts'
export type {
  GroupingRule,
  PreviewIssue,
  PreviewTarget,
  RulesChecked,
  RulesPreviewed,
  RulesPut,
  SavedRules,
} from './contract/grouping-rules.ts'
export type {
  SavedScrubRules,
  ScrubPreviewed,
  ScrubRules,
  ScrubRulesPut,
} from './contract/scrub-rules.ts'
export type { ComparedDimension, Comparison, Dataset } from './contract/compare.ts'
export type {
  ExploreAnswer,
  ExploreColumn,
  ExploreSample,
  ExploreSamples,
} from './contract/explore.ts'
export type { Correlations, Finding, Lane } from './contract/correlations.ts'
export type {
  Overview,
  OverviewAgainst,
  OverviewFill,
  OverviewGroup,
  OverviewShow,
} from './contract/overview.ts'
export type { PrometheusCheck } from './contract/prometheus.ts'
export type { VitalGoal, VitalName, VitalStats } from './contract/vitals.ts'
export type {
  LongFrameStats,
  MetricName,
  MetricPoint,
  OriginalPlace,
  ReportStats,
  SessionStats,
  VitalTarget,
} from './contract/signals.ts'
export type {
  Deploy,
  NewDeploy,
  ReleaseDetail,
  ReleaseIssue,
  ReleaseSummary,
  VitalDelta,
} from './contract/releases.ts'
export type {
  Answer,
  EndpointDetail,
  EndpointStats,
  RequestHost,
  RequestOutcome,
  RequestPart,
  RequestSample,
  RequestStats,
} from './contract/requests.ts'
export type { PageDetail, PageFlow, PageStats } from './contract/pages.ts'
export type { TimelineEntry, Visit, VisitSummary } from './contract/visits.ts'
export type {
  ActiveAlert,
  AlertEntry,
  Backtest,
  DeadLetter,
  Decision,
  Delivery,
  ReceiverSummary,
  RuleChecked,
  RulePut,
  RuleSource,
  RuleStatus,
  RuleTested,
  Silence,
  SilenceSource,
  SnoozeOffer,
  StoredRule,
} from './contract/alerts.ts'
export type {
  ArtifactReceipt,
  ArtifactSummary,
  MissingMap,
  NewProject,
  Outcome,
  Project,
  ProjectPatch,
} from './contract/project.ts'
export type { ActiveLogin, LoggedOut, Session, SignIn } from './contract/session.ts'
export type { Attempts } from './contract/attempts.ts'
export type { AuditEntry } from './contract/audit.ts'
export type { Backup } from './contract/backups.ts'
export type { EventIssue, Imported } from './contract/import.ts'
export type { Member, MemberAnswer } from './contract/members.ts'
export type { MadeToken, TokenSummary } from './contract/tokens.ts'
export type { SavedView, SavedViewContent } from './contract/views.ts'
export type { SharedLink } from './contract/links.ts'
export type { DisplayOptions } from './contract/display.ts'
export type { StreamEvent } from './contract/stream.ts'
export type { EventRequest, Trace, TraceLink, TraceSpan, TraceTree } from './contract/traces.ts'
export type { System } from './contract/system.ts'
