import type { Labels } from './rule/labels.ts'
import type { Rule, RuleKind } from './rule/rule.ts'

/**
 * What was seen of one series of a rule at a moment, with the verdict of whoever knows its kind:
 * the machinery of states knows time alone.
 */
export interface Observation {
  /** Of the series, beside the rule's own: `route`, `release`, `issue`; empty for the whole project. */
  labels: Labels
  /**
   * `breach` is beyond; `clear` is over; `between` is neither, so that a figure around its threshold
   * is one alert; `no-data` says nothing, and is not "all good".
   */
  verdict: 'breach' | 'clear' | 'between' | 'no-data'
  /** What is compared; null where there is none. */
  value: number | null
  /** What `value` must not cross; of a spike what would have been enough. */
  threshold: number | null
  /** What would have been usual; null where nothing is expected. */
  expected: number | null
  /** Of what is usual, for charts. */
  band: { low: number; high: number } | null
  /** As counted: 41 errors, affected sessions, failed requests. */
  observed: number
  /** Over what: page views, sessions, requests, measurements; null without. */
  exposure: number | null
  exposureOf: 'sessions' | 'pageviews' | 'requests' | 'measurements' | null
  /** Of seeing as much by chance, from 0 to 1; null where none is reckoned. */
  probability: number | null
  /** The window that decided. */
  windowMs: number
  users: number | null
  sessions: number | null
  /** `41 errors in 5 min, 3 expected`: plain text of our own words and figures. */
  words: string
  /** What `value` is: `errors a minute`, `ms`, `%`. */
  unit: string
  /** Since when by the data, where that is known: the first bucket of the spike, the first event. */
  beganAt?: number
}

/** One rule that is to be observed. */
export interface Asked {
  /** Whole and stable; answers carry it. */
  ruleId: string
  rule: Rule
  projectId: number
  /** Series that are pending or firing: they are answered even where they have nothing more to show. */
  standing: readonly Labels[]
}

export type Answered =
  | { ruleId: string; is: 'observed'; series: Observation[] }
  /** The store was away or refused: states stay as they are. */
  | { ruleId: string; is: 'failed'; why: string }

/** Answers all rules of a kind at once, so that they share what they read. Never rejects. */
export type Observer = (asked: readonly Asked[], at: number) => Promise<Answered[]>

/** One for each kind; what has none yet is refused when it is saved. */
export type Observers = Readonly<Partial<Record<RuleKind, Observer>>>

/** The past of a rule, observed at even steps by the same code, for charts and backtests. */
export type ObservePast = (
  asked: Asked,
  range: { from: number; to: number; stepMs: number },
) => Promise<PastSeries[]>

export interface PastSeries {
  labels: Labels
  /** Oldest first; `at` is the moment of the evaluation. */
  observations: (Observation & { at: number })[]
  /** What it would take now, in a sentence, of a rule that has no value of its own. */
  smallest?: string
}
