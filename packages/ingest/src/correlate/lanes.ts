import type { ComparedDimension, Dataset } from '../contract/compare.ts'
import type { Finding } from '../contract/correlations.ts'
import type { DimensionTable } from './dimensions.ts'
import type { ServerSeries, Signal, Windows } from './series.ts'
import type { SignalSource } from './signal-source.ts'

type Kind = Finding['kind']
type Evidence = Finding['evidence']
export type EvidenceOf<Is extends Kind> = Extract<Evidence, { is: Is }>

/** What one lane found, before all lanes are put into one order. */
export type Candidate<Is extends Kind = Kind> = CandidateWith<EvidenceOf<Is>>

interface CandidateWith<Of extends Evidence> {
  name: string
  labels: Record<string, string>
  direction: Finding['direction']
  lag: Finding['lag']
  evidence: Of
  /** Whether it stands out by the lane's own error control; what does not is shown on demand. */
  isFound: boolean
  /** From 0 to 1: how sure the lane is, for its order; 1 is beyond doubt. */
  strength: number
}

/** From and to in epoch milliseconds; the end is exclusive. */
export interface Span {
  from: number
  to: number
}

/** The rise as every lane gets it. */
export interface Rise {
  projectId: number
  source: SignalSource
  /** Epoch milliseconds; where no rise was found, the middle of what was asked for. */
  onset: number
  before: Span
  during: Span
  /** Of the whole span with its history; `windows` are indices of its grid. */
  signal: Signal
  windows: Windows
  /** Epoch milliseconds: what has not come by then is left out and said. */
  deadline: number
}

export type LaneAnswer<Is extends Kind = Kind> = LaneAnswerWith<Candidate<Is>>

interface LaneAnswerWith<Of extends Candidate> {
  candidates: Of[]
  checked: number
  /** One sentence that says what is missing and what to do; null where nothing is. */
  problem: string | null
}

export interface RankOptions {
  /** Who calls whom, by `service`, where traces tell. */
  calls?: ReadonlyMap<string, readonly string[]>
}

/** Best first, families folded; the empty answer is as good as any. Pure, and lets others run between. */
export type RankSeries = (
  signal: Signal,
  series: readonly ServerSeries[],
  /** Nothing is ranked after the deadline, in epoch milliseconds. */
  at: { windows: Windows; deadline: number } & RankOptions,
) => Promise<Candidate<'metric'>[]>

/** Best first: single values and combinations, each once, of all tables. Pure. */
export type RankDimensions = (tables: readonly DimensionTable[]) => Candidate<'dimension'>[]

/** What dimension tables are asked of the store by. */
export interface DimensionQuery {
  projectId: number
  source: SignalSource
  before: Span
  during: Span
}

/** `store.dimensions`. */
export interface DimensionStore {
  /** Each table is of one or more dimensions together; `total` is the signal's exposure. */
  ofSignal(query: DimensionQuery): Promise<DimensionTable[]>
  /** A table for each dimension of the dataset; `during` is the selection, `total` all of its rows. */
  ofDataset(query: CompareQuery): Promise<DimensionTable[]>
}

export interface CompareQuery {
  projectId: number
  dataset: Dataset
  selection: Compared
  /** Without one all of `before` is zero. */
  baseline: Compared | null
}

/** Of errors, a time may be that of one issue alone. */
export type Compared = Span & { issueId?: string }

/** Ranked by how much the shares differ; without a baseline by how many there are. Pure. */
export type CompareShares = (
  tables: readonly DimensionTable[],
  hasBaseline: boolean,
) => ComparedDimension[]

/** What traces of the failed requests tell. Never throws for what the other side does. */
export type ReadTraces = (rise: Rise) => Promise<
  LaneAnswer<'trace'> & {
    /** Hosts and services met there: their series are read first. */
    near: readonly string[]
    calls: ReadonlyMap<string, readonly string[]>
  }
>
