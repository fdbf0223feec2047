import * as z from 'zod'
import { duration } from '../duration.ts'
import { labels } from './labels.ts'

export const url = z.url({ protocol: /^https?$/ })
export const name = z.string().min(1).max(100)
export const severity = z.enum(['critical', 'warning', 'info'])
export type Severity = z.output<typeof severity>

/** `{{ value }}`, `{{ labels.release }}` and the like: see docs/alerts.md. */
const template = z.string().max(2_000)

/** Who is told in addition, as long as nobody has acknowledged. */
export const escalation = z.strictObject({
  after: duration.refine((ms) => ms >= 60_000 && ms <= 86_400_000, 'between 1m and 1d'),
  receivers: z.array(name).min(1).max(20),
})
export type Escalation = z.output<typeof escalation>

/** What every rule has. The words are Prometheus', in YAML, on the wire and in memory. */
export const common = {
  name,
  project: z.string().max(64).default('web'),
  severity: severity.default('warning'),
  enabled: z.boolean().default(true),
  labels: labels.default({}),
  annotations: z
    .strictObject({ summary: template.optional(), description: template.optional() })
    .default({}),
  owner: z.string().min(1).max(100).optional(),
  runbook: url.optional(),
  /** How long it must hold before it fires. */
  for: duration.prefault('0s'),
  /** How long it must be over before it resolves. */
  keep_firing_for: duration.prefault('0s'),
  /** In addition to those that the routes lead to. */
  receivers: z.array(name).max(20).default([]),
  escalate: z.array(escalation).max(5).default([]),
} as const

/** The search bar's language: `page:/checkout/* browser:Safari`. */
export const where = z.string().max(500).default('')

export function between(least: string, most: string) {
  const [from, to] = [duration.parse(least), duration.parse(most)]
  return duration.refine((ms) => ms >= from && ms <= to, `between ${least} and ${most}`)
}

/** What a rule is told apart by: each value is an alert of its own. */
export const by = z.enum(['project', 'route', 'release', 'environment', 'issue', 'class'])
