/** Complete and valid: pasting it is enough to be told. */
export function rulesSnippet(project: string): string {
  return `alerts:
  receivers:
    - name: web-team
      slack:
        url: https://hooks.slack.com/services/…
  rules:
    - name: Error spike
      project: ${project}
      severity: critical
      measure: errors-per-minute
      above: 20
      window: 5m
      for: 2m
      receivers: [web-team]`
}
