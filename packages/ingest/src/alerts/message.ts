import type { IssueSummary } from '../contract/issue.ts'
import type { PlainRule as Rule } from './plain-rule.ts'

/** What a notification says, before it takes a channel's form. */
export interface Message {
  state: 'firing' | 'resolved'
  rule: string
  severity: Rule['severity']
  /** `41 errors in 1 min on web, threshold 10 a minute`. */
  summary: string
  value: number
  above: number
  errors: number
  /** Epoch milliseconds. */
  startedAt: number
  endedAt: number | null
  incident: string
  project: string
  topIssue: { title: string; culprit: string; events: number; url: string } | null
  runbook: string | null
  url: string
}

const UNITS = {
  'errors-per-minute': 'errors a minute',
  'errors-per-100-pageviews': 'errors per 100 page views',
} as const satisfies Record<Rule['measure'], string>

interface Occasion {
  rule: Rule
  state: 'firing' | 'resolved'
  value: number
  errors: number
  startedAt: number
  at: number
  incident: string
  summary: string
  topIssue: IssueSummary | undefined
  /** Where people open the page. */
  origin: string
}

export function toMessage({ rule, state, ...occasion }: Occasion): Message {
  const { topIssue, origin } = occasion
  const page = `${origin}/p/${rule.project}`
  return {
    state,
    rule: rule.name,
    severity: rule.severity,
    summary: occasion.summary,
    value: occasion.value,
    above: rule.above,
    errors: occasion.errors,
    startedAt: occasion.startedAt,
    endedAt: state === 'resolved' ? occasion.at : null,
    incident: occasion.incident,
    project: rule.project,
    topIssue: topIssue
      ? {
          title: `${topIssue.type}: ${topIssue.message}`.slice(0, 200),
          culprit: topIssue.culprit,
          events: topIssue.events,
          url: `${page}/issues/${topIssue.id}`,
        }
      : null,
    runbook: rule.runbook ?? null,
    url: `${page}/alerts`,
  }
}

export function summaryOf(
  rule: Rule,
  state: Message['state'],
  { value, errors, startedAt, at }: Pick<Occasion, 'value' | 'errors' | 'startedAt' | 'at'>,
): string {
  const unit = UNITS[rule.measure]
  if (state === 'resolved') {
    const minutes = Math.max(1, Math.round((at - startedAt) / 60_000))
    return `Back to ${rounded(value)} ${unit} on ${rule.project} after ${String(minutes)} min`
  }
  const seconds = Math.round(rule.window / 1_000)
  return `${rounded(value)} ${unit} on ${rule.project}, threshold ${rounded(rule.above)} (${String(errors)} errors in ${String(seconds)} s)`
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
