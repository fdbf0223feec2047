import * as z from 'zod'
import type { RuleSource } from '../alerts/rule/rule.ts'
import type { SilenceSource } from '../alerts/rule/silence.ts'
import { epochMs } from './common.ts'

export type { RuleSource, SilenceSource }

const severity = z.enum(['critical', 'warning', 'info'])
const labels = z.record(z.string(), z.string())

/** As people write it (`alerts/rule/`), which the service reads once more by its own schema. */
const ruleSource = z.looseObject({ name: z.string() }) as unknown as z.ZodType<RuleSource>
const silenceSource = z.looseObject({ reason: z.string() }) as unknown as z.ZodType<SilenceSource>

export const delivery = z.object({
  receiver: z.string(),
  /** The channel: `webhook`, `slack`, `email` … */
  kind: z.string(),
  at: epochMs,
  status: z.enum(['delivered', 'retrying', 'failed']),
  attempts: z.number(),
  detail: z.string(),
})
export type Delivery = z.output<typeof delivery>

/** An entry of the alert log: a change of state of one alert, and what became of its messages. */
export const alertEntry = z.object({
  at: epochMs,
  /** One firing of one alert; its resolution carries the same. */
  incident: z.string(),
  startedAt: epochMs,
  rule: z.string(),
  /** Empty in entries of before there were ids. */
  ruleId: z.string().default(''),
  /** Of the series beside the rule's own. */
  labels: labels.default({}),
  severity,
  state: z.enum(['firing', 'resolved']),
  value: z.number(),
  above: z.number(),
  errors: z.number(),
  summary: z.string(),
  /** Why it ended, where it was not by its figures: `no data for a day`, `the rule was deleted`. */
  because: z.string().nullable().default(null),
  /** Whose message it is part of; null where nobody was told. */
  notification: z.string().nullable().default(null),
  /** What kept it from being told: `silenced by ana: rollback`, `inhibited by Site down`, `archived`. */
  withheld: z.string().nullable().default(null),
  deliveries: z.array(delivery),
})
export type AlertEntry = z.output<typeof alertEntry>

/** One alert that is pending or firing, a row of the page. */
export const activeAlert = z.object({
  /** Of its rule and series: stable while it lasts. */
  id: z.string(),
  labels,
  state: z.enum(['pending', 'firing']),
  since: epochMs,
  /** Null while it is pending. */
  incident: z.string().nullable(),
  /** 0 to 1: how much of `for` is over; 1 while it fires. */
  progress: z.number(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  expected: z.number().nullable(),
  observed: z.number(),
  exposure: z.number().nullable(),
  probability: z.number().nullable(),
  unit: z.string(),
  /** `41 errors in 5 min, 3 expected`. */
  words: z.string(),
  /** Nothing is known of it since then: it stays as it was. */
  blindSince: epochMs.nullable(),
  /** Ids of the silences that hold it back. */
  silencedBy: z.array(z.string()),
  /** The alert that holds it back. */
  inhibitedBy: z.string().nullable(),
  /** It comes and goes so often that only the first is told. */
  flapping: z.boolean(),
  /** Who took it over. */
  acknowledged: z.object({ by: z.string(), at: epochMs }).nullable(),
  /** Who is, or would be, told. */
  receivers: z.array(z.string()),
})
export type ActiveAlert = z.output<typeof activeAlert>

const ruleState = z.enum(['inactive', 'pending', 'firing', 'no-data', 'failed', 'disabled'])

/** `GET /api/alerts`: a rule and where it stands now. */
export const ruleStatus = z.object({
  ruleId: z.string(),
  rule: ruleSource,
  /** Those of a file are changed there alone. */
  from: z.enum(['page', 'file']),
  /** The worst of its alerts. */
  state: ruleState,
  /** Of the worst alert; null where there is none. */
  since: epochMs.nullable(),
  /** Of the worst alert, or of the only series. */
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.string(),
  words: z.string(),
  evaluatedAt: epochMs.nullable(),
  /** Why it could not be evaluated; null where it could. */
  failure: z.string().nullable(),
  /** Values of the last evaluations, oldest first, at most 60. */
  recent: z.array(
    z.object({
      at: epochMs,
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  /** The worst first, at most 100. */
  alerts: z.array(activeAlert),
  /** How many further alerts are active. */
  more: z.number(),
})
export type RuleStatus = z.output<typeof ruleStatus>

/** `GET /api/alerts/rules`. */
export const storedRule = z.object({
  id: z.string(),
  rule: ruleSource,
  from: z.enum(['page', 'file']),
  /** `alerts/service-health.yml`; null where it is of the page. */
  file: z.string().nullable(),
  /** Sent back with a change, it tells of another's in between. */
  version: z.number(),
  savedAt: epochMs.nullable(),
  savedBy: z.string().nullable(),
})
export type StoredRule = z.output<typeof storedRule>

/** `POST /api/alerts/rules`, and with `version` `PATCH /api/alerts/rules/{id}`: the whole rule. */
export const rulePut = z.object({ rule: ruleSource, version: z.number().optional() })
export type RulePut = z.output<typeof rulePut>

/** `POST /api/alerts/rules/check`: one as the other, without anything being saved. */
export const ruleCheck = z.object({
  yaml: z.string().max(20_000).optional(),
  rule: ruleSource.optional(),
})
export const ruleChecked = z.object({
  rule: ruleSource,
  yaml: z.string(),
  /** The rule in a sentence. */
  words: z.string(),
})
export type RuleChecked = z.output<typeof ruleChecked>

/** `POST /api/alerts/rules/{id}/test`: sends one message by the real way, marked as a test. */
export const ruleTest = z.object({ receiver: z.string().max(100).optional() })
export const ruleTested = z.object({ deliveries: z.array(delivery) })
export type RuleTested = z.output<typeof ruleTested>

/** `POST /api/alerts/rules/backtest` with a rule, or `/rules/{id}/backtest`. */
export const backtestAsked = z.object({
  rule: ruleSource.optional(),
  days: z.number().int().min(1).max(28).default(7),
})
export const backtest = z.object({
  from: epochMs,
  to: epochMs,
  stepMs: z.number(),
  /** Oldest first. */
  fired: z.array(
    z.object({
      labels,
      startedAt: epochMs,
      /** Null where it would fire now. */
      endedAt: epochMs.nullable(),
      peak: z.number().nullable(),
      words: z.string(),
    }),
  ),
  /** Of the series with the most to see, binned for a chart. */
  points: z.array(
    z.object({
      at: epochMs,
      value: z.number().nullable(),
      expected: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  threshold: z.number().nullable(),
  unit: z.string(),
  series: z.number(),
  /** What the stored data cannot say: `only 2 days are there`; empty where there is nothing to add. */
  note: z.string(),
  /** The smallest change that would be seen at this volume, in a sentence; empty where there is none. */
  smallest: z.string(),
})
export type Backtest = z.output<typeof backtest>

/** `GET /api/alerts/silences`. */
export const silence = z.object({
  id: z.string(),
  silence: silenceSource,
  state: z.enum(['active', 'waiting', 'over']),
  by: z.string(),
  savedAt: epochMs,
  starts: epochMs,
  ends: epochMs,
  /** Of a recurring one: when it begins or ends next; null where it does not any more. */
  next: z.object({ from: epochMs, to: epochMs }).nullable(),
  /** Messages that it held back. */
  hidden: z.number(),
  /** Alerts that it matches now. */
  matches: z.number(),
  /** Made from a link in a message. */
  isSnooze: z.boolean(),
})
export type Silence = z.output<typeof silence>
export const silencePost = z.object({ silence: silenceSource })

/** `GET /api/alerts/snooze?token=…`: what a link in a message would do; `POST` with it does. */
export const snoozeOffer = z.object({
  title: z.string(),
  label: z.string(),
  until: epochMs,
  state: z.enum(['open', 'used', 'expired', 'over']),
})
export type SnoozeOffer = z.output<typeof snoozeOffer>
export const snoozePost = z.object({ token: z.string().max(2_000) })

/** `POST /api/alerts/acknowledge`: escalation stops. */
export const acknowledge = z.object({ incident: z.string().max(300) })

/** `GET /api/alerts/receivers`; addresses carry secrets and are not told. */
export const receiverSummary = z.object({
  name: z.string(),
  kind: z.string(),
  /** The host, or the recipients of mail. */
  target: z.string(),
  last: delivery.nullable(),
  /** Since when everything fails; null while it works. */
  failingSince: epochMs.nullable(),
})
export type ReceiverSummary = z.output<typeof receiverSummary>

/** `GET /api/alerts/dead-letters`: what no try could deliver. */
export const deadLetter = z.object({
  key: z.string(),
  revision: z.number(),
  receiver: z.string(),
  at: epochMs,
  attempts: z.number(),
  detail: z.string(),
  title: z.string(),
  summary: z.string(),
})
export type DeadLetter = z.output<typeof deadLetter>
export const deadLetterRetry = z.object({ key: z.string().max(300), receiver: z.string().max(100) })

/** `GET /api/alerts/decisions?rule=…`: why it fired, or did not. */
export const decision = z.object({
  at: epochMs,
  ruleId: z.string(),
  labels,
  before: z.enum(['inactive', 'pending', 'firing']),
  after: z.enum(['inactive', 'pending', 'firing']),
  verdict: z.enum(['breach', 'clear', 'between', 'no-data']),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  expected: z.number().nullable(),
  observed: z.number(),
  exposure: z.number().nullable(),
  probability: z.number().nullable(),
  windowMs: z.number(),
  words: z.string(),
})
export type Decision = z.output<typeof decision>
