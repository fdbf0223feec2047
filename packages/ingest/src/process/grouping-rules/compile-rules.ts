import { conditionsOf, type Condition } from './condition.ts'
import { isFrameField, type FrameField, type GroupingRule } from './rule.ts'

export interface FingerprintRule {
  name: string
  parts: readonly string[]
  /** Of the error itself, cheap to ask. */
  plain: readonly Condition[]
  ofException: readonly Condition[]
  ofFrame: readonly FrameCondition[]
}

export interface FrameCondition extends Condition {
  field: FrameField
}

export interface FrameRule {
  inApp: boolean
  conditions: readonly FrameCondition[]
}

/** The rules of a project, ready to meet errors. */
export interface CompiledRules {
  fingerprints: readonly FingerprintRule[]
  frames: readonly FrameRule[]
}

export const NO_RULES: CompiledRules = { fingerprints: [], frames: [] }

export function compileRules(rules: readonly GroupingRule[]): CompiledRules {
  return {
    fingerprints: rules.flatMap((rule) => {
      const { name, fingerprint: parts } = rule
      if (!parts) return []
      const conditions = conditionsOf(rule)
      return {
        name,
        parts,
        plain: conditions.filter((one) => !isOfException(one) && !isOfFrame(one)),
        ofException: conditions.filter(isOfException),
        ofFrame: conditions.filter(isOfFrame),
      }
    }),
    frames: rules.flatMap((rule) =>
      rule.inApp === undefined
        ? []
        : { inApp: rule.inApp, conditions: conditionsOf(rule).filter(isOfFrame) },
    ),
  }
}

function isOfException({ field }: Condition): boolean {
  return field === 'type' || field === 'message'
}

function isOfFrame(condition: Condition): condition is FrameCondition {
  return isFrameField(condition.field)
}
