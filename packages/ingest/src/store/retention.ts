import { parse as parseYaml } from 'yaml'
import * as z from 'zod'

interface Kept {
  /** Unless configured. */
  days: number
  /** A partition a day is as much as a table bears of a year; one a week is of ten. */
  most: number
  /** Tables that hold it, with how many days longer each has to. */
  tables: Readonly<Record<string, number>>
}

/**
 * A part goes with the last of its week, an event may be a day older than its arrival, and a stack is
 * written again after a day at the earliest: it has to be there for every error that needs it.
 */
const STACKS_OUTLIVE_ERRORS_BY = 10
const MOST = 3_650
const MOST_BY_DAY = 400

/** What is kept for how long: a name for each that somebody may want to keep longer than the rest. */
const KEPT = {
  errors: { days: 90, most: MOST, tables: { errors: 0, stacks: STACKS_OUTLIVE_ERRORS_BY } },
  errorDetails: { days: 30, most: MOST, tables: { error_bodies: 0 } },
  issues: {
    days: 396,
    most: MOST,
    tables: {
      issue_stats_1h: 0,
      issue_stats_1d: 0,
      issue_releases_1d: 0,
      issue_counts_1h: 0,
      issue_counts_1d: 0,
    },
  },
  issueMinutes: { days: 30, most: MOST, tables: { issue_stats_1m: 0 } },
  issueTags: {
    days: 90,
    most: MOST,
    tables: { issue_tags_1d: 0, issues_by_tag_1d: 0, tag_values_1d: 0 },
  },
  requests: { days: 14, most: MOST_BY_DAY, tables: { requests: 0 } },
  vitals: { days: 14, most: MOST_BY_DAY, tables: { vitals: 0 } },
  longFrames: { days: 14, most: MOST_BY_DAY, tables: { long_frames: 0 } },
  pageViews: { days: 30, most: MOST, tables: { pageviews: 0 } },
  sessions: { days: 30, most: MOST, tables: { sessions: 0, session_hours: 0 } },
  reports: { days: 30, most: MOST, tables: { reports: 0 } },
  metrics: { days: 3, most: MOST_BY_DAY, tables: { metrics: 0 } },
  metricMinutes: { days: 396, most: MOST, tables: { metrics_1m: 0 } },
  serverMetrics: { days: 30, most: MOST, tables: { server_samples: 0, server_series: 7 } },
  alerts: {
    days: 365,
    most: MOST,
    tables: { alert_log: 0, alert_decisions: 0, alert_letters: 0 },
  },
  alertSeries: {
    days: 35,
    most: MOST,
    tables: { alert_series_5m: 0, session_errors: 0, alert_timings_5m: 0, issue_steps: 0 },
  },
  ledger: { days: 365, most: MOST, tables: { outcomes: 0 } },
} as const satisfies Record<string, Kept>

type Kind = keyof typeof KEPT

/** Days by kind. */
export type Retention = Readonly<Record<Kind, number>>

/** What is made of rows outlives them; what says more of something goes before it. */
const OUTLIVES: readonly { longer: Kind; shorter: Kind; isDetail: boolean }[] = [
  { longer: 'errors', shorter: 'errorDetails', isDetail: true },
  { longer: 'issues', shorter: 'errors', isDetail: false },
  { longer: 'issues', shorter: 'issueMinutes', isDetail: true },
  { longer: 'metricMinutes', shorter: 'metrics', isDetail: false },
]

const days = z
  .string()
  .regex(/^\d{1,4}d$/, 'expected days, like 90d')
  .transform((text) => Number(text.slice(0, -1)))

const given = z.strictObject(
  // as: the keys of the table above, each with its schema.
  Object.fromEntries(
    Object.entries(KEPT).map(([kind, { most }]) => [
      kind,
      days.refine((n) => n >= 1 && n <= most, `between 1d and ${String(most)}d`).exactOptional(),
    ]),
  ) as Record<Kind, z.ZodExactOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>>,
)

/** `{ errors: 30d, vitals: 7d }`, of seismo.yaml or as the same text from the environment. */
export const retentionConfig = z
  .preprocess((value) => (typeof value === 'string' ? fromText(value) : value), given)
  .transform((chosen, context): Retention => {
    const retention = { ...DEFAULTS, ...chosen }
    for (const { longer, shorter, isDetail } of OUTLIVES) {
      if (retention[longer] >= retention[shorter]) continue
      if (chosen[longer] === undefined) retention[longer] = retention[shorter]
      // Details go along with what they are of; events are not given up because nobody named them.
      else if (chosen[shorter] === undefined && isDetail) retention[shorter] = retention[longer]
      else {
        context.addIssue({
          code: 'custom',
          path: [longer],
          message: `shorter than ${shorter} (${String(retention[shorter])}d), which it has to outlive`,
        })
      }
    }
    return retention
  })

// as: the keys of the table above.
const DEFAULTS = Object.fromEntries(
  Object.entries(KEPT).map(([kind, { days: kept }]) => [kind, kept]),
) as Record<Kind, number>

function fromText(text: string): unknown {
  try {
    return parseYaml(text)
  } catch {
    // As it is: the schema says what it expects.
    return text
  }
}

/** Days by table. */
export function daysByTable(retention: Retention): Map<string, number> {
  return new Map(
    Object.entries(KEPT).flatMap(([kind, { tables }]) =>
      Object.entries(tables).map(([table, longer]) => [
        table,
        // as: entries lose what their keys are.
        retention[kind as Kind] + longer,
      ]),
    ),
  )
}
