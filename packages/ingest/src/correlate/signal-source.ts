import type { VitalName } from '../contract/vitals.ts'

/** What is counted, and over what: see docs/correlation.md. */
export type SignalSource =
  | { is: 'issue'; id: string }
  /** All errors over page views. */
  | { is: 'errors' }
  /** Failed requests over all of them: of one endpoint, or of every one where `target` is empty. */
  | { is: 'requests'; method: string; target: string }
  /** Poor values over all values; of all pages and devices where none is named. */
  | { is: 'vital'; metric: VitalName; page?: string; device?: 'mobile' | 'desktop' }
