import type { ClickHouseClient } from '@clickhouse/client'
import type { AlertInputs } from '../alert-inputs.ts'
import { alertCounts } from './queries/alert-counts.ts'
import { alertIssueFigures, alertIssueGrowth, alertIssueSteps } from './queries/alert-issues.ts'
import { alertLedger } from './queries/alert-ledger.ts'
import { alertMetric } from './queries/alert-metric.ts'
import { alertNewReleases, alertReleaseFigures } from './queries/alert-releases.ts'
import { alertSeries } from './queries/alert-series.ts'
import { alertSignalTotals } from './queries/alert-signal-totals.ts'
import { alertTimings, alertTimingSeries, alertTimingTotals } from './queries/alert-timings.ts'
import { alertTotals } from './queries/alert-totals.ts'
import { alertTrailing } from './queries/alert-trailing.ts'
import { alertReleaseVital } from './queries/alert-vitals.ts'

export function createAlertInputs(client: ClickHouseClient): AlertInputs {
  return {
    counts: (range, shapes) => alertCounts(client, range, shapes),
    series: (query) => alertSeries(client, query),
    signalTotals: (ranges, projectIds) => alertSignalTotals(client, ranges, projectIds),
    trailing: (query) => alertTrailing(client, query),
    timings: (range, shape) => alertTimings(client, range, shape),
    totals: (query) => alertTotals(client, query),
    timingTotals: (range, of) => alertTimingTotals(client, range, of),
    releaseVital: (range, query) => alertReleaseVital(client, range, query),
    timingSeries: (range, of) => alertTimingSeries(client, range, of),
    metric: (range, of) => alertMetric(client, range, of),
    issueSteps: (range, of) => alertIssueSteps(client, range, of),
    issueFigures: (range, issues) => alertIssueFigures(client, range, issues),
    issueGrowth: (at, of) => alertIssueGrowth(client, at, of),
    ledger: (range, projectIds) => alertLedger(client, range, projectIds),
    newReleases: (range, projectIds) => alertNewReleases(client, range, projectIds),
    releaseFigures: (range, of) => alertReleaseFigures(client, range, of),
  }
}
