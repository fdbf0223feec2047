import type { AlertEntry } from '../../contract/alerts.ts'
import type { DecisionRow } from '../../store/alert-store.ts'
import type { KnownRule } from '../rules/known-rule.ts'
import { describeSpan } from '../../lib/span.ts'
import type { StateChange } from './standing.ts'

type Subject = Pick<KnownRule, 'id' | 'projectId' | 'rule'>

export function toDecision(subject: Subject, change: StateChange, at: number): DecisionRow {
  const { labels, before, after, observation } = change
  const { verdict, value, threshold, expected, observed, exposure, probability, windowMs, words } =
    observation
  return {
    ...{ at, ruleId: subject.id, labels, before: before.is, after: after.is, verdict },
    ...{ value, threshold, expected, observed, exposure, probability, windowMs, words },
    ...{ projectId: subject.projectId, state: after, entry: toEntry(subject, change, at) },
  }
}

/** For the history: when an alert starts or stops firing; pending leaves no trace. */
function toEntry(
  { id, rule }: Subject,
  { labels, before, after, observation, because }: StateChange,
  at: number,
): AlertEntry | null {
  const firing = [after, before].find((one) => one.is === 'firing')
  if (firing?.is !== 'firing') return null
  const state = after.is === 'firing' ? 'firing' : 'resolved'
  const { words, value, threshold, observed } = observation
  return {
    ...{ at, incident: firing.incident, startedAt: firing.since, because },
    ...{ rule: rule.name, ruleId: id, labels, severity: rule.severity, state },
    ...{ value: value ?? 0, above: threshold ?? 0, errors: observed },
    summary: state === 'firing' ? words : overWords(words, because, at - firing.since),
    ...{ notification: null, withheld: null, deliveries: [] },
  }
}

function overWords(words: string, because: string | null, lastedMs: number): string {
  const now = because ?? words
  return `Over after ${describeSpan(lastedMs)}${now === '' ? '' : `: ${now}`}`
}
