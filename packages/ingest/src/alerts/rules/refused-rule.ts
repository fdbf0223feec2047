import * as z from 'zod'
import { common } from '../rule/common.ts'
import { ofKinds, rule, type Rule } from '../rule/rule.ts'

const KINDS = new Set<unknown>(ofKinds.options.map(({ shape }) => shape.kind.value))
const COMMON = Object.keys(common)

/**
 * What stands for a saved rule that this version refuses, also of a kind that only a later one knows: its
 * name, routes and receivers are its own, and nothing is evaluated. Undefined for what is no rule at all.
 */
export function refusedRule(
  source: unknown,
  { issues }: z.core.$ZodError,
): { rule: Rule; problem: string } | undefined {
  const given = z.record(z.string(), z.unknown()).safeParse(source).data
  if (!given) return undefined
  const kept = Object.entries(given).filter(([name]) => COMMON.includes(name))
  const standIn = rule.safeParse({ ...Object.fromEntries(kept), kind: 'threshold', above: 0 })
  if (!standIn.success) return undefined
  const { kind = 'threshold' } = given
  const why = KINDS.has(kind)
    ? issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ')
    : `kind: this version knows no ${JSON.stringify(kind).slice(0, 100)}`
  return { rule: standIn.data, problem: `is not evaluated until it is changed: ${why}` }
}
