import type { EndpointDetail } from '@seismo/ingest/api'

type Phase = EndpointDetail['phases']['of'][number]

export interface WaterfallRow extends Phase {
  word: string
  /** Where the median of the phases before ends, as shares of the whole picture. */
  start: number
  /** Of the median. */
  width: number
  /** Up to the 95th percentile. */
  reach: number
}

const WORDS: Record<Phase['phase'], string> = {
  wait: 'Queue, redirect',
  dns: 'DNS',
  connect: 'Connect, TLS',
  server: 'First byte',
  download: 'Download',
}

/** One phase after the other, each by its median: a request as it mostly is. */
export function waterfallRows(phases: readonly Phase[]): WaterfallRow[] {
  const starts = phases.map((_, index) =>
    phases.slice(0, index).reduce((sum, { p50Ms }) => sum + p50Ms, 0),
  )
  const endMs = Math.max(
    0,
    ...phases.map(({ p50Ms, p95Ms }, index) => (starts[index] ?? 0) + Math.max(p50Ms, p95Ms)),
  )
  const share = (ms: number) => (endMs === 0 ? 0 : ms / endMs)
  return phases.map((phase, index) => ({
    ...phase,
    word: WORDS[phase.phase],
    start: share(starts[index] ?? 0),
    width: share(phase.p50Ms),
    reach: share(Math.max(phase.p50Ms, phase.p95Ms)),
  }))
}
