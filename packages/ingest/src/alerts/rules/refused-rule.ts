import * as z from 'zod'
import { common } from '../rule/common.ts'
import { ofKinds, rule, type Rule } from '../rule/rule.ts'

const KINDS = new Set<unknown>(ofKinds.options.map(({ shape }) => shape.kind.value))
const COMMON = Object.keys(common)

/**
 * What stands for a saved rule that this version refuses: its name, routes and receivers are its own, and
 * nothing is evaluated. Undefined for what is not known at all, such as a kind of a later version.
 */
export function refusedRule(
  source: unknown,
  { issues }: z.core.$ZodError,
): { rule: Rule; problem: string } | undefined {
  const given = z.record(z.string(), z.unknown()).safeParse(source).data
  if (!given || !KINDS.has(given['kind'] ?? 'threshold')) return undefined
  const kept = Object.entries(given).filter(([name]) => COMMON.includes(name))
  const standIn = rule.safeParse({ ...Object.fromEntries(kept), kind: 'threshold', above: 0 })
  if (!standIn.success) return undefined
  const why = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  return { rule: standIn.data, problem: `is not evaluated until it is changed: ${why.join('; ')}` }
}
