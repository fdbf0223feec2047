import type { Correlations } from '@seismo/ingest/api'

/** For tests: rose in the middle of a hundred buckets. */
export function aSignal(): Correlations['signal'] {
  return {
    ...{ id: 'errors', title: 'Errors', unit: 'errors a minute', onset: 60, onsetBy: 'change' },
    ...{ before: 2, after: 61, n: 1_830, from: 0, stepMs: 1 },
    ...{ baseline: { from: 40, to: 60 }, window: { from: 60, to: 80 } },
    points: Array.from({ length: 100 }, (_, index) => index),
  }
}
