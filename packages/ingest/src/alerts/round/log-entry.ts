import type { AlertEntry, Decision } from '../../contract/alerts.ts'
import type { DecisionRow } from '../../store/alert-store.ts'
import type { KnownRule } from '../rules/known-rule.ts'
import { describeSpan } from '../span.ts'
import type { StateChange } from './standing.ts'

type Subject = Pick<KnownRule, 'id' | 'projectId' | 'rule'>

export function toDecision(
  { id, projectId }: Pick<Subject, 'id' | 'projectId'>,
  { labels, before, after, observation }: StateChange,
  at: number,
): DecisionRow {
  const { verdict, value, threshold, expected, observed, exposure, probability, windowMs, words } =
    observation
  return {
    ...{ at, ruleId: id, labels, before: before.is, after: after.is, verdict },
    ...{ value, threshold, expected, observed, exposure, probability, windowMs, words },
    ...{ projectId, state: after },
  } satisfies Decision & DecisionRow
}

/** For the log of what people are told: when an alert starts or stops firing; pending leaves no trace. */
export function toEntry(
  { id, rule }: Pick<Subject, 'id' | 'rule'>,
  { labels, before, after, observation, because }: StateChange,
  at: number,
): AlertEntry | undefined {
  const firing = [after, before].find((one) => one.is === 'firing')
  if (firing?.is !== 'firing') return undefined
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

export function overWords(words: string, because: string | null, lastedMs: number): string {
  const now = because ?? words
  return `Over after ${describeSpan(lastedMs)}${now === '' ? '' : `: ${now}`}`
}
