import { oneLine } from '../lib/clip.ts'
import { describeSpan } from '../lib/span.ts'
import { figure, percent } from './figure.ts'
import type { Candidate, EvidenceOf } from './lanes.ts'

const MOST_NAME = 120
const MOST = 300

/** One line for messages. Names are strangers' words; "moves together", never more. */
export function sentenceOf(candidate: Candidate): string {
  return oneLine(`${wordsOf(candidate)}${lagOf(candidate)}.`, MOST)
}

function wordsOf({ name, labels, evidence }: Candidate): string {
  const called = oneLine(name, MOST_NAME)
  switch (evidence.is) {
    case 'metric':
      return `${called}${ofWhom(labels)} moves together: ${figure(evidence.before)} → ${figure(evidence.after)}${unitOf(evidence.unit)}${othersOf(evidence)}`
    case 'deploy':
      return deployWords(evidence)
    case 'alert':
      return alertWords(evidence, labels)
    case 'setting':
      return settingWords(evidence)
    case 'request':
      return requestWords(evidence)
    case 'dimension':
      return `${called} moves together: ${percent(evidence.during.share)} of it, ${percent(evidence.before.share)} before (n ${figure(evidence.during.n)})`
    case 'trace':
      return traceWords(evidence)
  }
}

function ofWhom(labels: Record<string, string>): string {
  const who = labels.service ?? labels.job ?? labels.instance
  return who === undefined ? '' : ` of ${oneLine(who, MOST_NAME)}`
}

function unitOf(unit: string): string {
  return unit === '' ? '' : ` ${oneLine(unit, 20)}`
}

function othersOf({ family }: EvidenceOf<'metric'>): string {
  return family.length === 0 ? '' : `, and ${String(family.length)} more like it`
}

function deployWords(evidence: EvidenceOf<'deploy'>): string {
  const { release, environment, shareOfErrors, shareOfTraffic } = evidence
  const where = environment === '' ? '' : ` on ${oneLine(environment, MOST_NAME)}`
  const has = shareOfErrors === null ? '' : `, has ${percent(shareOfErrors)} of it`
  const traffic =
    shareOfTraffic === null || has === '' ? '' : ` with ${percent(shareOfTraffic)} of the traffic`
  return `Release ${oneLine(release, MOST_NAME)}${where} moves together${has}${traffic}`
}

function alertWords(
  { rule, at, alerts, summary }: EvidenceOf<'alert'>,
  labels: Record<string, string>,
): string {
  const others = alerts === 1 ? '' : ` and ${String(alerts - 1)} more of it`
  const says = summary === '' || summary === rule ? '' : ` (${oneLine(summary, MOST_NAME)})`
  return `Alert ${oneLine(rule, MOST_NAME)}${ofWhom(labels)}${others} began firing at ${clock(at)}${says}`
}

function settingWords({ what, actor, at }: EvidenceOf<'setting'>): string {
  return `${what === 'grouping rules' ? 'Grouping rules' : 'Allowed origins'} were changed by ${oneLine(actor, MOST_NAME)} at ${clock(at)}`
}

/** Who reads a message may be anywhere. */
function clock(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`
}

function requestWords({ method, target, before, after }: EvidenceOf<'request'>): string {
  const name = oneLine(`${method} ${target}`, MOST_NAME)
  const [was, is] = [shareOf(before), shareOf(after)]
  if (is > 1.5 * was && after.failed >= 5) {
    return `${name} fails together: ${percent(was)} → ${percent(is)} of ${figure(after.n)}`
  }
  return `${name} slows together: p95 ${figure(before.p95Ms)} → ${figure(after.p95Ms)} ms`
}

function shareOf({ n, failed }: { n: number; failed: number }): number {
  return n === 0 ? 0 : failed / n
}

function traceWords({ service, operation, selfMs, errors, traces, of }: EvidenceOf<'trace'>) {
  const name = oneLine(`${operation} of ${service}`, MOST_NAME)
  const seen = `in ${String(traces)} of ${String(of)} traces`
  // What failed may have taken a little longer as well: then that is not the story.
  const { before, after } = selfMs
  if (before !== null && after > before && after >= 2 * before) {
    return `${name} slows together: ${figure(before)} → ${figure(after)} ms of its own ${seen}`
  }
  return `${name} fails together: ${String(errors)} failed ${seen}`
}

/** In words, since a sign is read wrong. Within a minute nobody knows which was first. */
function lagOf({ lag }: Candidate): string {
  if (lag === null || Math.abs(lag) < 60) return ''
  return `, ${describeSpan(Math.abs(lag) * 1_000)} ${lag < 0 ? 'before' : 'after'}`
}
