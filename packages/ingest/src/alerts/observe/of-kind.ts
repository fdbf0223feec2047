import type { Asked } from '../observation.ts'
import type { Rule, RuleKind } from '../rule/rule.ts'

/** A rule of one kind that is to be observed. */
export type AskedOf<Kind extends RuleKind> = Asked & { rule: Extract<Rule, { kind: Kind }> }

export function isOf<Kind extends RuleKind>(asked: Asked, kind: Kind): asked is AskedOf<Kind> {
  return asked.rule.kind === kind
}

export function projectsOf(asked: readonly Asked[]): number[] {
  return [...new Set(asked.map(({ projectId }) => projectId))]
}
