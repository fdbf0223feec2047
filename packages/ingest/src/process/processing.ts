import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import type { RepairedIssues } from './repair/repair-release.ts'
import type { Stored } from './loop/stored.ts'
import type { Work } from './loop/work.ts'
import type { TimedPart } from '../tracing/tracing.ts'

/** From records to what is stored of them: where it runs is nobody else's concern. */
export interface Processing {
  /** Takes up what an earlier process left undone. */
  start: () => void
  /**
   * Stores all of it and answers what that changed, or rejects and can be asked again; the token is
   * the same for the same batch.
   */
  storeBatch: (works: readonly Work[], token: string) => Promise<BatchResult>
  /** A map arrived: stacks seen without it are looked up again, stored ones as well. */
  onArtifact: (projectId: number, artifact: Artifact) => void
  /** Somebody saved other grouping rules: the next batch is grouped by them. */
  onGroupingRules: () => void
  /** Somebody saved other privacy rules: the next batch is scrubbed by them. */
  onScrubRules: () => void
  /** Nothing is stored after it. */
  close: () => Promise<void>
}

/** What changed, and where the time went. */
export interface BatchResult extends Stored {
  steps: TimedPart[]
}

/** What it asks of the rest of the service. */
export interface ProcessingEvents {
  /** Puts aside what cannot be stored for what it is. */
  quarantine: (name: string, reason: string, payload: Uint8Array) => Promise<void>
  /** Tells whoever looks at them. */
  repaired: (issues: RepairedIssues) => void
}
