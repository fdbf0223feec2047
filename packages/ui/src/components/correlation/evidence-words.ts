import type { Finding } from '@seismo/ingest/api'
import { formatCount, formatExact, formatPercent, formatValue } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { lagWords } from './lag-words.ts'
import { valueWords } from './value-words.ts'

type Evidence = Finding['evidence']
type Of<Is extends Evidence['is']> = Extract<Evidence, { is: Is }>

/** Fewer buckets or events than these, and what moved may have done so by itself. */
const FEW_BUCKETS = 30
const FEW_EVENTS = 50

/** Of a share: less more than this is no news. */
const MORE = 1.5

/** `120 ms → 2.4 s`: the one change a reader looks for first. */
export function changeWords({ evidence }: Finding): string {
  switch (evidence.is) {
    case 'metric':
      return arrow(
        valueWords(evidence.before, evidence.unit),
        valueWords(evidence.after, evidence.unit),
      )
    case 'deploy':
      return evidence.previous === ''
        ? evidence.release
        : arrow(evidence.previous, evidence.release)
    case 'alert':
      return 'began firing'
    case 'setting':
      return 'changed'
    case 'request':
      return requestChange(evidence)
    case 'dimension':
      return arrow(percent(evidence.before.share), percent(evidence.during.share))
    case 'trace':
      return evidence.selfMs.before === null
        ? formatDuration(evidence.selfMs.after)
        : arrow(formatDuration(evidence.selfMs.before), formatDuration(evidence.selfMs.after))
  }
}

/** What speaks for it and against it, in the order of weight. */
export function factWords(finding: Finding): string[] {
  const { evidence, lag } = finding
  return [lagWords(lag), ...factsOf(evidence)].filter((fact) => fact !== '')
}

/** Why its numbers weigh little; empty where they do not. */
export function doubtWords({ evidence }: Finding): string {
  if (evidence.is === 'metric') return evidence.n < FEW_BUCKETS ? 'low sample' : ''
  if (evidence.is !== 'dimension') return ''
  if (evidence.during.n < FEW_EVENTS) return 'low sample'
  return evidence.significant ? '' : 'may be chance'
}

function factsOf(evidence: Evidence): string[] {
  switch (evidence.is) {
    case 'metric':
      return metricFacts(evidence)
    case 'deploy':
      return deployFacts(evidence)
    case 'alert':
      return alertFacts(evidence)
    case 'setting':
      return [`by ${evidence.actor}`]
    case 'request':
      return requestFacts(evidence)
    case 'dimension':
      return dimensionFacts(evidence)
    case 'trace':
      return traceFacts(evidence)
  }
}

function metricFacts({ severity, correlation, n, falseAlarmRate }: Of<'metric'>): string[] {
  return [
    `${times(severity)} its usual change`,
    `rank correlation ${formatValue(correlation).replace('-', '−')}`,
    `n=${formatExact(n)}`,
    `so at ${percent(falseAlarmRate)} of calm times`,
  ]
}

function deployFacts(evidence: Of<'deploy'>): string[] {
  const { environment, shareOfErrors, shareOfTraffic, followedBy } = evidence
  return [
    environment,
    shareOfErrors === null ? '' : `${percent(shareOfErrors)} of the errors since`,
    shareOfTraffic === null ? '' : `${percent(shareOfTraffic)} of the traffic`,
    followedBy.of === 0
      ? 'no earlier change to compare with'
      : `${formatExact(followedBy.rises)} of ${formatExact(followedBy.of)} earlier changes were followed by a rise`,
  ]
}

function alertFacts({ severity, ruleId, alerts, firedBefore }: Of<'alert'>): string[] {
  const { times: fired, days } = firedBefore
  return [
    severity,
    ruleId === '' ? 'of Alertmanager' : '',
    alerts === 1 ? '' : `${formatExact(alerts)} alerts of it`,
    fired === 0
      ? `not once in the ${formatExact(days)} days before`
      : `${formatExact(fired)} times in the ${formatExact(days)} days before`,
  ]
}

/** Whichever of the two is the news: that it fails, or that it is slow. */
function requestChange({ before, after }: Of<'request'>): string {
  return failedShare(after) > MORE * failedShare(before)
    ? `${arrow(failedWords(before), failedWords(after))} failed`
    : `${arrow(formatDuration(before.p95Ms), formatDuration(after.p95Ms))} p95`
}

function requestFacts({ before, after }: Of<'request'>): string[] {
  const isFailing = failedShare(after) > MORE * failedShare(before)
  return [
    isFailing
      ? `p95 ${arrow(formatDuration(before.p95Ms), formatDuration(after.p95Ms))}`
      : `${failedWords(after)} failed`,
    `n=${formatCount(after.n)}, before ${formatCount(before.n)}`,
  ]
}

type Requests = Of<'request'>['before']

function failedShare({ n, failed }: Requests): number {
  return n === 0 ? 0 : failed / n
}

function failedWords(requests: Requests): string {
  return percent(failedShare(requests))
}

function dimensionFacts({ during, before, explains, lift }: Of<'dimension'>): string[] {
  return [
    `${percent(explains)} of the extra`,
    `${times(lift.value)} as often (${formatCount(lift.from)}–${formatCount(lift.to)})`,
    `n=${formatExact(during.n)} of ${formatExact(during.of)}, before ${formatExact(before.n)} of ${formatExact(before.of)}`,
  ]
}

function traceFacts({ traces, of, errors }: Of<'trace'>): string[] {
  return [
    'own time',
    `in ${formatExact(traces)} of ${formatExact(of)} traces of failed requests`,
    errors === 0 ? '' : `${formatExact(errors)} with an error`,
  ]
}

function arrow(from: string, to: string): string {
  return `${from} → ${to}`
}

/** More than this many times is no number that anybody compares. */
const MOST_TIMES = 1_000

function times(n: number): string {
  return n >= MOST_TIMES ? `over ${formatExact(MOST_TIMES)} ×` : `${formatValue(n)} ×`
}

function percent(share: number): string {
  return formatPercent(share, 1)
}
