import { cut } from '../../well-formed.ts'
import type { Attributes } from '../attributes.ts'
import { textAt } from '../fields.ts'
import { toLabelName } from './metric-name.ts'

export type Label = [name: string, value: string]

const MAX_VALUE = 1_024

/** Of a resource, beside who it is: where it runs, by which series are found near a failing request. */
const PLACES = [
  'host.name',
  'k8s.namespace.name',
  'k8s.pod.name',
  'k8s.node.name',
  'container.name',
  'cloud.availability_zone',
  'deployment.environment.name',
]

/** Who a resource is: `job` is its service and `instance` its copy, as Prometheus would call them. */
export function targetLabels(resource: Attributes): Label[] {
  const service = textAt(resource, MAX_VALUE, 'service.name')
  const namespace = textAt(resource, MAX_VALUE, 'service.namespace')
  const instance = textAt(resource, MAX_VALUE, 'service.instance.id', 'host.name')
  const job = namespace === '' ? service : `${namespace}/${service}`
  const places = PLACES.map((key): Label => [toLabelName(key), textAt(resource, MAX_VALUE, key)])
  return [['job', job], ['service_name', service], ['instance', instance], ...places]
}

/** In the order of their names, as series are known by; two keys that become one are told together. */
export function sortedLabels(labels: readonly Label[]): Label[] {
  const byName = new Map<string, string>()
  for (const [name, value] of labels) {
    if (value === '') continue
    const before = byName.get(name)
    byName.set(name, before === undefined ? value : cut(`${before};${value}`, MAX_VALUE))
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a series is known by, which no attribute may change. */
const RESERVED = new Set(['__name__', 'job', 'instance', 'service_name', 'le', 'quantile'])

export function ownLabels(attributes: Attributes): Label[] {
  return [...attributes]
    .map(([key, value]): Label => [toLabelName(key), cut(String(value), MAX_VALUE)])
    .filter(([name]) => !RESERVED.has(name))
}
