import type { AlertRow } from '../now/alert-rows.ts'
import type { MatcherParts } from '../../../components/triage/matcher-text.ts'

/** Whether a silence would keep the alert quiet; the service decides by the same labels. */
export function matchedBy(matchers: readonly MatcherParts[], row: AlertRow): boolean {
  const labels = labelsOf(row)
  return matchers.every((matcher) => matches(matcher, labels[matcher.name] ?? ''))
}

function labelsOf({ status: { rule }, alert }: AlertRow): Record<string, string> {
  return {
    ...rule.labels,
    ...alert.labels,
    ...(alert.incident !== null && { incident: alert.incident }),
    alertname: rule.name,
    rule: rule.name,
    kind: rule.kind,
    severity: rule.severity ?? 'warning',
    ...(rule.project !== undefined && { project: rule.project }),
    ...(rule.owner !== undefined && { owner: rule.owner }),
  }
}

function matches({ op, value }: MatcherParts, given: string): boolean {
  switch (op) {
    case '=':
      return given === value
    case '!=':
      return given !== value
    case '=~':
      return patternOf(value)?.test(given) ?? false
    case '!~':
      return !(patternOf(value)?.test(given) ?? true)
  }
}

/** Of the whole value, as the service reads it; undefined while it is no pattern yet. */
function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 'u')
  } catch {
    return undefined
  }
}
