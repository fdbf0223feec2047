import type { Correlations, Finding } from '../../../packages/ingest/src/contract/correlations.ts'
import { FAULTS, type Fault, type Truth } from '../../../test/apps/shop/backend/faults.ts'

export interface Verdict {
  /** Place of the first that is true, from 1, in the whole list; 0 where none is. */
  place: number
  /** The same among findings of its own kind: metrics, or deploys and dimensions. */
  placeOfKind: number
  /** How many findings there are, and how many of them are metrics. */
  found: number
  metrics: number
}

export function judge(fault: Fault, { items }: Correlations): Verdict {
  const truth: Truth = FAULTS[fault].truth
  const first = items.findIndex((item) => isTrue(item, truth))
  const kind = items[first]?.kind
  return {
    place: first + 1,
    placeOfKind: items.slice(0, first + 1).filter((item) => item.kind === kind).length,
    found: items.length,
    metrics: items.filter((item) => item.kind === 'metric').length,
  }
}

function isTrue({ kind, name, labels, evidence }: Finding, truth: Truth): boolean {
  if (evidence.is === 'deploy') return truth.deploy !== null && evidence.release === truth.deploy
  if (kind === 'dimension') return truth.deploy !== null && labels.release === truth.deploy
  if (evidence.is !== 'metric') return false
  // A family is one line: it is right where the one that it is named by is, or most of its others.
  const members = [labels, ...evidence.family.map((member) => ({ ...labels, ...member.labels }))]
  return truth.metrics.some(
    (metric) =>
      isNamed(name, metric.name) &&
      2 * members.filter((member) => has(member, metric.labels)).length >= members.length,
  )
}

/** `db_query_duration_seconds p95` is of `db_query_duration_seconds`. */
function isNamed(name: string, metric: string): boolean {
  return name === metric || name.startsWith(`${metric} `) || name.startsWith(`${metric}_`)
}

function has(labels: Record<string, string>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([label, value]) => labels[label] === value)
}

export function inWords({ kind, name, labels, score }: Finding): string {
  const where = Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(' ')
  return `${score.toFixed(2)} ${kind} ${name} {${where}}`
}
