import type { Row } from '../rows.ts'
import {
  toActivity,
  toAlias,
  toIssueBudget,
  toMapRepair,
  toStackRepair,
} from './to-sql/decisions.ts'
import { toBody, toError, toIssueText, toStack, toUnmappedScript } from './to-sql/errors.ts'
import { toBeacon, toOutcome, toServerSample, toServerSeries } from './to-sql/records.ts'
import {
  toLongFrame,
  toMetric,
  toPageView,
  toReport,
  toRequest,
  toVital,
} from './to-sql/signals.ts'

/** The border between camelCase and snake_case: which table a row goes to, and as what. */
export const tableOf = {
  error: 'errors',
  stack: 'stacks',
  request: 'requests',
  vital: 'vitals',
  pageview: 'pageviews',
  body: 'error_bodies',
  report: 'reports',
  'long-frame': 'long_frames',
  metric: 'metrics',
  outcome: 'outcomes',
  beacon: 'beacons',
  'server-series': 'server_series',
  'server-sample': 'server_samples',
  'unmapped-script': 'unmapped_scripts',
  'issue-text': 'issue_texts',
  activity: 'issue_activity',
  'issue-budget': 'issue_budget',
  alias: 'issue_aliases',
  'stack-repair': 'stack_repairs',
  'map-repair': 'source_map_repairs',
} as const satisfies Record<Row['is'], string>

export function toSqlRow(row: Row): Record<string, unknown> {
  switch (row.is) {
    case 'error':
      return toError(row)
    case 'stack':
      return toStack(row)
    case 'body':
      return toBody(row)
    case 'issue-text':
      return toIssueText(row)
    case 'unmapped-script':
      return toUnmappedScript(row)
    case 'request':
      return toRequest(row)
    case 'vital':
      return toVital(row)
    case 'pageview':
      return toPageView(row)
    case 'report':
      return toReport(row)
    case 'long-frame':
      return toLongFrame(row)
    case 'metric':
      return toMetric(row)
    case 'outcome':
      return toOutcome(row)
    case 'beacon':
      return toBeacon(row)
    case 'server-series':
      return toServerSeries(row)
    case 'server-sample':
      return toServerSample(row)
    case 'activity':
      return toActivity(row)
    case 'alias':
      return toAlias(row)
    case 'stack-repair':
      return toStackRepair(row)
    case 'map-repair':
      return toMapRepair(row)
    case 'issue-budget':
      return toIssueBudget(row)
  }
}
