import * as z from 'zod'
import { between } from './rule/common.ts'
import { receivers } from './notify/receiver.ts'
import { inhibitRule } from './rule/inhibit.ts'
import { route, type Route } from './rule/route.ts'
import { rule } from './rule/rule.ts'

const fields = {
  receivers: receivers.default([]),
  rules: z.array(rule).max(10_000).default([]),
  inhibit: z.array(inhibitRule).max(100).default([]),
}

/** A file of the folder of rules: what it names may stand in another one. */
export const alertsFile = z.strictObject({ ...fields, route: route.optional() })
export type AlertsFile = z.output<typeof alertsFile>

/** The `alerts` section of seismo.yaml. */
export const alertsConfig = z
  .strictObject({
    ...fields,
    route: route.prefault({}),
    evaluation_interval: between('1s', '1m').prefault('10s'),
  })
  .superRefine((config, context) => {
    for (const { path, message } of looseEnds(config)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })
export type AlertsConfig = z.output<typeof alertsConfig>

interface LooseEnd {
  path: readonly (string | number)[]
  message: string
}

/** Receivers that are named and not there, and names that stand twice. */
export function looseEnds({ receivers: all, rules, route: root }: AlertsConfig): LooseEnd[] {
  const known = new Set(all.map(({ name }) => name))
  const missing = (wanted: readonly string[], path: LooseEnd['path']): LooseEnd[] =>
    wanted
      .filter((name) => !known.has(name))
      .slice(0, 1)
      .map((name) => ({ path, message: `no receiver is named "${name}"` }))
  const seen = new Set<string>()
  const found = rules.flatMap(({ name, receivers: own, escalate }, index) => {
    const isTwice = seen.has(name)
    seen.add(name)
    const wanted = [...own, ...escalate.flatMap((step) => step.receivers)]
    return [
      ...missing(wanted, ['rules', index, 'receivers']),
      ...(isTwice ? [{ path: ['rules', index, 'name'], message: `"${name}" is used twice` }] : []),
    ]
  })
  return [...found, ...missing(receiversOf(root), ['route'])]
}

function receiversOf({ receiver: own, escalate = [], routes }: Route): string[] {
  return [
    ...(own === undefined ? [] : [own]),
    ...escalate.flatMap(({ receivers }) => receivers),
    ...routes.flatMap(receiversOf),
  ]
}
