import { matches } from './matches.ts'
import type { InhibitRule } from './rule/inhibit.ts'
import type { Labels } from './rule/labels.ts'

interface Inhibitable {
  /** Of the alert. */
  id: string
  labels: Labels
}

/**
 * Which of the firing alerts are held back, and by which. An alert that is both source and target of
 * a rule is not held back by its own kind, or two of them would silence each other.
 */
export function inhibited(
  rules: readonly InhibitRule[],
  firing: readonly Inhibitable[],
): Map<string, string> {
  const held = new Map<string, string>()
  for (const rule of rules) {
    const sources = new Map<string, Inhibitable>()
    for (const one of firing) {
      const key = equalIn(rule, one.labels)
      if (matches(rule.source_matchers, one.labels) && !sources.has(key)) sources.set(key, one)
    }
    if (sources.size === 0) continue
    for (const { id, labels } of firing) {
      const source = sources.get(equalIn(rule, labels))
      if (!source || held.has(id) || !matches(rule.target_matchers, labels)) continue
      if (matches(rule.source_matchers, labels)) continue
      held.set(id, source.labels.alertname ?? source.id)
    }
  }
  return held
}

function equalIn({ equal }: InhibitRule, labels: Labels): string {
  return JSON.stringify(equal.map((name) => labels[name] ?? ''))
}
