import { textAt, type RuleForm } from './rule-form.ts'

const UNITS: Readonly<Record<string, string>> = {
  errors: 'errors',
  'errors-per-minute': 'a minute',
  'errors-per-100-pageviews': 'per 100 page views',
  'errors-per-100-sessions': 'per 100 sessions',
  'affected-users': 'users',
  'affected-sessions': 'sessions',
  'crash-free-sessions-percent': '%',
  'pageviews-per-minute': 'a minute',
  'sessions-per-minute': 'a minute',
  'requests-per-minute': 'a minute',
  'failed-requests-percent': '%',
  'request-duration': 'ms',
}

/** Follows the number of a threshold. */
export function unitOf(form: RuleForm): string {
  if (form.kind === 'vital') return textAt(form, 'metric') === 'CLS' ? '' : 'ms'
  return UNITS[textAt(form, 'measure')] ?? ''
}

/** What the least traffic of a threshold is counted in. */
export function trafficWord(form: RuleForm): string {
  const measure = textAt(form, 'measure')
  if (measure.includes('request')) return 'requests'
  if (measure.includes('session')) return 'sessions'
  return measure === 'metric' ? 'measurements' : 'page views'
}
