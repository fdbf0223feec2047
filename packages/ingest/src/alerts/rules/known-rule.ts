import type { Rule, RuleSource } from '../rule/rule.ts'

/** A rule with where it is from: what is evaluated, and what the page shows. */
export interface KnownRule {
  id: string
  rule: Rule
  source: RuleSource
  projectId: number
  from: 'page' | 'file'
  /** `alerts/service-health.yml`; null where it is of the page. */
  file: string | null
  version: number
  savedAt: number | null
  savedBy: string | null
  /** Why this version does not evaluate it, though one before did. */
  problem?: string
}
