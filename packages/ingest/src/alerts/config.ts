import * as z from 'zod'
import { duration } from './duration.ts'
import { signingSecret } from './notify/signing-secret.ts'

const url = z.url({ protocol: /^https?$/ })
const name = z.string().min(1).max(100)

const receiver = z.union([
  z.strictObject({ name, webhook: z.strictObject({ url, secret: signingSecret.optional() }) }),
  z.strictObject({ name, slack: z.strictObject({ url }) }),
])
export type Receiver = z.output<typeof receiver>

const rule = z.strictObject({
  name,
  project: z.string().max(64).default('web'),
  severity: z.enum(['critical', 'warning', 'info']).default('warning'),
  measure: z.enum(['errors-per-minute', 'errors-per-100-pageviews']).default('errors-per-minute'),
  above: z.number().min(0),
  window: duration
    .prefault('1m')
    .refine((ms) => ms >= 10_000 && ms <= 86_400_000, 'between 10s and 1d'),
  for: duration.prefault('0s'),
  receivers: z.array(name).default([]),
  runbook: url.optional(),
})
export type Rule = z.output<typeof rule>

/** The `alerts` section of seismo.yaml. */
export const alertsConfig = z
  .strictObject({
    receivers: z.array(receiver).max(100).default([]),
    rules: z.array(rule).max(1_000).default([]),
  })
  .superRefine(({ receivers, rules }, context) => {
    const known = new Set(receivers.map((one) => one.name))
    const seen = new Set<string>()
    for (const [index, one] of rules.entries()) {
      const missing = one.receivers.find((wanted) => !known.has(wanted))
      if (missing !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'receivers'],
          message: `no receiver is named "${missing}"`,
        })
      }
      if (seen.has(one.name)) {
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'name'],
          message: `"${one.name}" is used twice`,
        })
      }
      seen.add(one.name)
    }
  })
export type AlertsConfig = z.output<typeof alertsConfig>
