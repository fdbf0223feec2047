/** The reading contract, as types: all that the page may import from the service. */
export type { Problem } from './http/contract/common.ts'
export type {
  Activity,
  Breadcrumb,
  EventFrame,
  IssueDetail,
  IssueEvent,
  IssuePatch,
  IssueState,
  IssueSummary,
  TagDistribution,
} from './http/contract/issue.ts'
export type { VitalName, VitalStats } from './http/contract/vitals.ts'
export type { RequestStats } from './http/contract/requests.ts'
export type { AlertEntry, AlertRule, AlertStatus, Delivery } from './http/contract/alerts.ts'
export type { ArtifactSummary, Project, Session } from './http/contract/project.ts'
export type { StreamEvent } from './http/contract/stream.ts'
