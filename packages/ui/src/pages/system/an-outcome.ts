import type { Outcome } from '@seismo/ingest/api'

/** A line of the ledger, for tests. */
export function anOutcome(given: Partial<Outcome> = {}): Outcome {
  return { minute: 0, kind: 'error', outcome: 'received', reason: '', n: 1, ...given }
}
