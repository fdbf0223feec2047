import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { describeAlertCounts } from './alert-counts-contract.ts'
import { describeAlertSeries } from './alert-series-contract.ts'
import { describeAlertTimings } from './alert-timings-contract.ts'
import { describeAlertReleases } from './alert-releases-contract.ts'
import { describeAlertIssues } from './alert-issues-contract.ts'
import { alertInputsFrame } from './alert-inputs-frame.ts'

/** What alert rules look at, of many projects at once; see store-contract.ts. */
export function describeAlertInputs(storeOf: () => Store, aProject: () => number): void {
  const frame = alertInputsFrame(storeOf, aProject)
  describeAlertCounts(frame)
  describeAlertSeries(frame)
  describeAlertTimings(frame)
  describeAlertReleases(frame)
  describeAlertIssues(frame)
}
