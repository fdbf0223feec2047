import type { Correlations } from '../contract/correlations.ts'
import { changeOf } from './change-of.ts'
import { readChanges, type ChangesStore } from './changes/read-changes.ts'
import { readEndpoints } from './endpoints/read-endpoints.ts'
import type {
  Candidate,
  DimensionStore,
  RankDimensions,
  RankSeries,
  ReadTraces,
  Rise,
  Span,
} from './lanes.ts'
import { onsetOf } from './onset-of.ts'
import { inOrder } from './order.ts'
import { readMetrics } from './read-metrics.ts'
import { runLane, type LaneRun } from './run-lane.ts'
import type { LoadSeries } from './series.ts'
import type { SignalSource } from './signal-source.ts'
import { signalText } from './signal-text.ts'
import { wordsOf } from './signal-words.ts'
import { spansOf } from './windows.ts'

/** All lanes together. It takes less than a second where the machine has nothing else to do; no page waits for it. */
const WITHIN_MS = 5_000

export interface CorrelateOptions {
  store: ChangesStore & { dimensions: DimensionStore }
  loadSeries: LoadSeries
  rankSeries: RankSeries
  rankDimensions: RankDimensions
  /** Undefined where no Jaeger is configured. */
  readTraces: ReadTraces | undefined
  now: () => number
  onError: (cause: unknown) => void
}

export interface Question {
  projectId: number
  source: SignalSource
  /** Of the issue. */
  title?: string
  range: Span
  /** As who asks sees it. */
  onset?: number
  box?: Span
  /** That asks: where it did not see when it began, the rise is looked for as for anybody. */
  alert?: { beganAt: number | undefined; firedAt: number }
}

export type Correlate = (question: Question) => Promise<Correlations>

/** What moved together with a signal when it rose: see docs/correlation.md. */
export function createCorrelate(options: CorrelateOptions): Correlate {
  const { store, now } = options

  return async (question) => {
    const { projectId, source, range, box } = question
    const { rose, onsetBy } = await onsetOf(store, question)
    const spans = spansOf(rose ?? middleOf(range), { now: now(), ...(box && { box }) })
    const counts = await store.signals.counts({ projectId, source, grid: spans.grid })
    const signal = { grid: spans.grid, ...counts }
    const rise: Rise = {
      ...{ projectId, source, signal, before: spans.before, during: spans.during },
      ...{
        windows: spans.windows,
        onset: spans.grid.from + spans.windows.onset * spans.grid.stepMs,
      },
      deadline: now() + WITHIN_MS,
    }
    const words = wordsOf(source, question.title)
    const { isChanged, ...change } = changeOf(signal, { ...spans.windows, as: words.as })
    const lanes = rose === null ? [] : await allLanes(options, rise)
    const candidates = lanes.flatMap((run): Candidate[] => run.candidates)
    return {
      // With what stays as it is, nothing moves together.
      ...inOrder(isChanged ? candidates : candidates.map((one) => ({ ...one, isFound: false }))),
      lanes: lanes.map(({ lane, checked, problem, candidates: of }) => ({
        ...{ lane, checked, problem },
        found: isChanged ? of.filter(({ isFound }) => isFound).length : 0,
      })),
      signal: {
        ...{ id: signalText(source), title: words.title, unit: words.unit, ...change },
        ...{ baseline: spans.before, window: spans.during, onsetBy },
        onset: rose === null ? null : rise.onset,
        ...{ from: spans.grid.from, stepMs: spans.grid.stepMs },
      },
    }
  }
}

function middleOf({ from, to }: Span): number {
  return (from + to) / 2
}

async function allLanes(options: CorrelateOptions, rise: Rise): Promise<LaneRun[]> {
  const { store, now, onError, readTraces } = options
  const of = (lane: LaneRun['lane']) => ({ lane, now, onError })
  const traces = readTraces?.(rise) ?? Promise.resolve(NO_TRACES)
  return Promise.all([
    runLane(of('metrics'), rise, () => readMetrics(options, rise, traces)),
    runLane(of('changes'), rise, () => readChanges(store, rise)),
    runLane(of('requests'), rise, () => readEndpoints(store, rise)),
    runLane(of('dimensions'), rise, async () => {
      const { projectId, source, before, during } = rise
      const tables = await store.dimensions.ofSignal({ projectId, source, before, during })
      const candidates = options.rankDimensions(tables)
      return { candidates, checked: rowsOf(tables), problem: null }
    }),
    runLane(of('traces'), rise, () => traces),
  ])
}

function rowsOf(tables: readonly { rows: readonly unknown[] }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0)
}

export const NO_JAEGER =
  'No traces were read: set SEISMO_JAEGER_URL to see which service failed or was slow.'
const NO_TRACES = {
  ...{ candidates: [], checked: 0, near: [], calls: new Map<string, string[]>() },
  problem: NO_JAEGER,
}
