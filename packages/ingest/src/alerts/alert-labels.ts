import type { Labels } from './rule/labels.ts'
import type { Rule } from './rule/rule.ts'

/**
 * What routes, silences and inhibitions see of an alert. A rule's own labels cannot pass for what it
 * is: whoever silences `severity="info"` means just that.
 */
export function alertLabels(rule: Rule, series: Labels): Labels {
  return {
    ...rule.labels,
    ...series,
    alertname: rule.name,
    rule: rule.name,
    kind: rule.kind,
    severity: rule.severity,
    project: rule.project,
    ...(rule.owner !== undefined && { owner: rule.owner }),
  }
}
