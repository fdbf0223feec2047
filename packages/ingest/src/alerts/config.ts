import * as z from 'zod'
import { receivers } from './notify/receiver.ts'
import { inhibitRule } from './rule/inhibit.ts'
import { route, type Route } from './rule/route.ts'
import { rule } from './rule/rule.ts'

/** The `alerts` section of seismo.yaml, and each file of the folder of rules. */
export const alertsConfig = z
  .strictObject({
    receivers: receivers.default([]),
    rules: z.array(rule).max(10_000).default([]),
    route: route.prefault({}),
    inhibit: z.array(inhibitRule).max(100).default([]),
  })
  .superRefine(({ receivers, rules, route: root }, context) => {
    const known = new Set(receivers.map((one) => one.name))
    const seen = new Set<string>()
    for (const [index, one] of rules.entries()) {
      const wanted = [...one.receivers, ...one.escalate.flatMap((step) => step.receivers)]
      const missing = wanted.find((name) => !known.has(name))
      if (missing !== undefined) {
        const message = `no receiver is named "${missing}"`
        context.addIssue({ code: 'custom', path: ['rules', index, 'receivers'], message })
      }
      if (seen.has(one.name)) {
        const message = `"${one.name}" is used twice`
        context.addIssue({ code: 'custom', path: ['rules', index, 'name'], message })
      }
      seen.add(one.name)
    }
    const missing = receiversOf(root).find((name) => !known.has(name))
    if (missing === undefined) return
    const message = `no receiver is named "${missing}"`
    context.addIssue({ code: 'custom', path: ['route'], message })
  })
export type AlertsConfig = z.output<typeof alertsConfig>

function receiversOf({ receiver: own, escalate = [], routes }: Route): string[] {
  return [
    ...(own === undefined ? [] : [own]),
    ...escalate.flatMap(({ receivers }) => receivers),
    ...routes.flatMap(receiversOf),
  ]
}
