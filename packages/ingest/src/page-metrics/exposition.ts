export interface Family {
  name: string
  type: 'counter' | 'gauge' | 'histogram'
  help: string
  samples: Sample[]
}

export interface Sample {
  /** After the family's name: `_bucket`, `_sum`, `_count`; empty for most. */
  suffix?: string
  labels: Record<string, string>
  value: number
}

/**
 * The text that Prometheus scrapes, version 0.0.4. prom-client holds its histograms as observations
 * of weight 1 and cannot take sums that were made elsewhere.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function toExposition(families: readonly Family[]): string {
  return families.map(toText).join('')
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

function toText({ name, type, help, samples }: Family): string {
  const lines = samples.map(
    ({ suffix = '', labels, value }) => `${name}${suffix}{${toLabels(labels)}} ${String(value)}`,
  )
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}

function toLabels(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
