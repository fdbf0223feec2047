import type { ForeignAlert } from '../../../contract/alertmanager.ts'
import type { AlertEntry } from '../../../contract/alerts.ts'
import { clip, oneLine } from '../../../lib/clip.ts'
import { SOURCE } from './alerts.ts'

/** An alert of another system as an entry of ours; undefined for what we told it ourselves. */
export function toHistory(alert: ForeignAlert): AlertEntry | undefined {
  const { status, labels, annotations, startsAt, endsAt, fingerprint } = alert
  if (labels.source === SOURCE) return undefined
  const rule = oneLine(labels.alertname ?? '', 100) || 'Alertmanager'
  return {
    at: status === 'firing' ? startsAt : endsAt,
    incident: `alertmanager/${fingerprint}/${String(startsAt)}`,
    startedAt: startsAt,
    ...{ rule, ruleId: '', labels: shortened(labels), severity: severityOf(labels.severity) },
    ...{ state: status, value: 0, above: 0, errors: 0 },
    summary: oneLine(annotations.summary ?? annotations.description ?? rule, 500),
    ...{ because: null, notification: null, withheld: null, deliveries: [] },
  }
}

function shortened(labels: ForeignAlert['labels']): AlertEntry['labels'] {
  const some = Object.entries(labels).slice(0, 40)
  return Object.fromEntries(some.map(([name, value]) => [name, clip(value, 200)]))
}

/** The words that people use; what is unknown is looked at like a warning. */
function severityOf(word = ''): AlertEntry['severity'] {
  if (/^(critical|page|emergency|error|fatal)$/i.test(word)) return 'critical'
  return /^(info|none|notice|debug)$/i.test(word) ? 'info' : 'warning'
}
