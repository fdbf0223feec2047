import * as z from 'zod'
import { epochMs } from './common.ts'

const share = z.number().min(0).max(1)

/** A chart of a candidate, on the grid of the answer's `signal`; null where nothing was seen. */
const points = z.array(z.number().nullable())

/** A server metric that left what is usual for it when the signal rose. */
export const metricEvidence = z.object({
  is: z.literal('metric'),
  /** Medians before the onset and after it, in the unit of the metric. */
  before: z.number(),
  after: z.number(),
  /** How many usual changes of this series the change is: above 1 is beyond 95 % of the times it was compared at. */
  severity: z.number(),
  /** Rank correlation with the signal at `lag`, from -1 to 1. */
  correlation: z.number(),
  /** Buckets that have a value. */
  n: z.number(),
  /** Share of calm times of the past at which a series like this moved as much. */
  falseAlarmRate: share,
  unit: z.string(),
  /** PromQL that draws it; empty where it came by remote write or OTLP. */
  query: z.string(),
  points,
  /** Others of its family (same metric, other instances) that moved as well, by their labels. */
  family: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      before: z.number(),
      after: z.number(),
      severity: z.number(),
    }),
  ),
})

/** A deploy, or a release that was seen for the first time, shortly before the onset. */
export const deployEvidence = z.object({
  is: z.literal('deploy'),
  at: epochMs,
  environment: z.string(),
  release: z.string(),
  previous: z.string(),
  url: z.string().nullable(),
  /** Of the errors since: how many this release has, against its share of page views. */
  shareOfErrors: share.nullable(),
  shareOfTraffic: share.nullable(),
  /** Of earlier changes of this kind, how many were followed by a rise. */
  followedBy: z.object({ rises: z.number(), of: z.number() }),
})

/** Alerts of one rule that began to fire around the onset, ours or another system's. */
export const alertEvidence = z.object({
  is: z.literal('alert'),
  /** When the first of them began. */
  at: epochMs,
  rule: z.string(),
  /** Empty for another system's. */
  ruleId: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  summary: z.string(),
  /** How many of its alerts began then. */
  alerts: z.number(),
  /** How often it began to fire in the `days` before. */
  firedBefore: z.object({ times: z.number(), days: z.number() }),
})

/** A setting of the project that was changed shortly before the onset. */
export const settingEvidence = z.object({
  is: z.literal('setting'),
  what: z.enum(['grouping rules', 'allowed origins']),
  at: epochMs,
  actor: z.string(),
})

export const requestEvidence = z.object({
  is: z.literal('request'),
  method: z.string(),
  target: z.string(),
  /** Totals of the two windows, which have lengths of their own: shares compare, numbers do not. */
  before: z.object({ n: z.number(), failed: z.number(), p95Ms: z.number() }),
  after: z.object({ n: z.number(), failed: z.number(), p95Ms: z.number() }),
  points,
})

/** One value of a client dimension, or a pair of them. */
export const dimensionEvidence = z.object({
  is: z.literal('dimension'),
  /** Shares of what the signal counts, and how many that are. */
  during: z.object({ share, n: z.number(), of: z.number() }),
  before: z.object({ share, n: z.number(), of: z.number() }),
  /** Share of the extra that it explains. */
  explains: share,
  /** How many times its share grew, with the interval that holds 95 of 100. */
  lift: z.object({ value: z.number(), from: z.number(), to: z.number() }),
  /** Beyond chance after all values were tried; only greys out. */
  significant: z.boolean(),
})

export const traceEvidence = z.object({
  is: z.literal('trace'),
  service: z.string(),
  operation: z.string(),
  /** Of the failed requests' traces that were read. */
  traces: z.number(),
  of: z.number(),
  /** Its own time, without what it waited for. */
  selfMs: z.object({ before: z.number().nullable(), after: z.number() }),
  errors: z.number(),
  traceIds: z.array(z.string()),
})

/** Something that moved together with the signal. */
export const finding = z.object({
  kind: z.enum(['metric', 'deploy', 'alert', 'setting', 'request', 'dimension', 'trace']),
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  /** Of all lanes together, from 0 to 1: what the list is ordered by. */
  score: share,
  direction: z.enum(['up', 'down', 'none']),
  /** In seconds; negative where it moved before the signal. Null where time says nothing. */
  lag: z.number().nullable(),
  /** One sentence for messages: "moves together", never "cause". */
  sentence: z.string(),
  evidence: z.discriminatedUnion('is', [
    metricEvidence,
    deployEvidence,
    alertEvidence,
    settingEvidence,
    requestEvidence,
    dimensionEvidence,
    traceEvidence,
  ]),
})
export type Finding = z.output<typeof finding>

const lane = z.object({
  lane: z.enum(['metrics', 'changes', 'requests', 'dimensions', 'traces']),
  /** How many candidates were looked at. */
  checked: z.number(),
  found: z.number(),
  /** What could not be looked at, and what to do about it; null where all could. */
  problem: z.string().nullable(),
})
export type Lane = z.output<typeof lane>

export const correlations = z.object({
  /** Those that stand out, best first; empty where nothing does. */
  items: z.array(finding),
  /** Beneath the noise line, for those who want to see them anyway. */
  quiet: z.array(finding),
  lanes: z.array(lane),
  signal: z.object({
    /** As in the question: `issue:…`, `errors`, `requests:GET https://…`, `vital:INP`. */
    id: z.string(),
    title: z.string(),
    unit: z.string(),
    /** When it began to rise; null where no rise was found: `window` and `baseline` are around the middle of the range then. */
    onset: epochMs.nullable(),
    /** How it was found: by the change itself, by who asked, or by the alert. */
    onsetBy: z.enum(['change', 'asked', 'alert', 'none']),
    window: z.object({ from: epochMs, to: epochMs }),
    baseline: z.object({ from: epochMs, to: epochMs }),
    before: z.number(),
    after: z.number(),
    n: z.number(),
    /** The grid of all points here and in `evidence`. */
    from: epochMs,
    stepMs: z.number(),
    points,
  }),
})
export type Correlations = z.output<typeof correlations>
