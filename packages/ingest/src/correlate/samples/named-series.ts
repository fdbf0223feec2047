import type { ServerSeries } from '../series.ts'
import { LEVELS } from './quantiles.ts'

type Labels = Readonly<Record<string, string>>

/** Of which copy of a service a series is: what a family is folded over. */
const OF_COPIES = new Set([
  'instance',
  'host',
  'hostname',
  'host_name',
  'node',
  'nodename',
  'pod',
  'pod_name',
  'k8s_pod_name',
  'container_id',
  'service_instance_id',
  'shard',
  'replica',
  'partition',
  'cpu',
  'core',
  'device',
  'zone',
  'availability_zone',
])
const OF_SERVICES = ['service', 'service_name', 'job', 'instance']

/** More than people read; strangers wrote them. */
const MAX_LABELS = 32
const MAX_VALUE_CHARS = 200
const MAX_NAME_CHARS = 200

export interface Named {
  /** As in `up`. */
  metric: string
  /** What of it this is: `p95`, `rate`, or nothing. */
  part: string
  labels: Labels
  unit: string
  query: string
  values: Float64Array
}

/** With what the page calls it, and what it belongs to. */
export function toServerSeries({ metric, part, labels, unit, query, values }: Named): ServerSeries {
  const name = `${metric.slice(0, MAX_NAME_CHARS)}${part === '' ? '' : ` ${part}`}`
  const service = OF_SERVICES.map((key) => labels[key]).find(Boolean) ?? ''
  const quantile = LEVELS[PARTS.indexOf(part)]
  const shown = quantile === undefined ? labels : { quantile: String(quantile), ...labels }
  const shared = Object.entries(labels)
    .filter(([key]) => !OF_COPIES.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    name,
    labels: Object.fromEntries(
      Object.entries(shown)
        .slice(0, MAX_LABELS)
        .map(([key, value]) => [key, value.slice(0, MAX_VALUE_CHARS)]),
    ),
    // Quantiles of one thing are told together: they seldom move apart.
    family: JSON.stringify([metric, quantile === undefined ? part : 'p', ...shared.flat()]).slice(
      0,
      1_000,
    ),
    service: service.slice(0, MAX_VALUE_CHARS),
    ...{ unit, query, values },
  }
}

/** `p50`, `p95` and `p99`, in the order of LEVELS. */
export const PARTS = LEVELS.map((level) => `p${Math.round(level * 100)}`)

const UNITS: readonly [RegExp, string][] = [
  [/_milliseconds$|_ms$/, 'ms'],
  [/_seconds$/, 's'],
  [/_bytes$/, 'B'],
  [/_celsius$/, '°C'],
  [/_volts$/, 'V'],
  [/_amperes$/, 'A'],
  [/_joules$/, 'J'],
  [/_watts$/, 'W'],
  [/_hertz$/, 'Hz'],
  [/_percent$/, '%'],
]

/** By the words at the end of a metric's name, as Prometheus recommends them; empty where there are none. */
export function unitOf(metric: string): string {
  const base = metric.replace(/_(total|sum|bucket)$/, '')
  return UNITS.find(([pattern]) => pattern.test(base))?.[1] ?? ''
}

/** Seconds that are spent in each second are a plain number. */
export function unitOfRate(metric: string): string {
  const unit = unitOf(metric)
  return unit === 's' ? '' : `${unit}/s`
}
