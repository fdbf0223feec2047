import { datasetOf, fieldOf, isGroupable, type DatasetKey, type Unit } from './datasets.ts'

const PERCENTILES = ['p50', 'p75', 'p90', 'p95', 'p99'] as const
export const VALUE_FUNCTIONS = [...PERCENTILES, 'avg', 'min', 'max', 'sum'] as const
export type ValueFunction = (typeof VALUE_FUNCTIONS)[number]

/** What of the rows is asked for; `histogram` is how many there are by their value. */
export type Measure =
  | { is: 'count' }
  | { is: 'rate' }
  | { is: 'share' }
  | { is: 'unique'; field: string }
  | { is: 'value'; of: ValueFunction; field: string }
  | { is: 'histogram'; field: string }

/** `count`, `rate`, `share`, `unique(user)`, `p75(duration)`, `histogram(duration)`; a text says what is wrong. */
export function parseMeasure(text: string, dataset: DatasetKey): Measure | string {
  if (text === 'count' || text === 'rate') return { is: text }
  if (text === 'share') {
    if (datasetOf(dataset).share !== undefined) return { is: 'share' }
    return `${dataset} have no share: none of them is better than another`
  }
  const [, word = '', key = ''] = /^([a-z0-9]+)\((.+)\)$/s.exec(text) ?? []
  const field = fieldOf(dataset, key)
  if (word === 'unique')
    return field && isGroupable(field) ? { is: word, field: key } : noField(dataset, key)
  const of = VALUE_FUNCTIONS.find((one) => one === word)
  if (of === undefined && word !== 'histogram') {
    return `takes count, rate, share, unique(field), histogram(field) or one of ${VALUE_FUNCTIONS.join(', ')} of a field, like p75(duration)`
  }
  if (field?.unit === undefined) return noNumber(dataset, key)
  return of === undefined ? { is: 'histogram', field: key } : { is: 'value', of, field: key }
}

export function formatMeasure(measure: Measure): string {
  if (measure.is === 'value') return `${measure.of}(${measure.field})`
  return 'field' in measure ? `${measure.is}(${measure.field})` : measure.is
}

/** What its values are of; a share is of 1. */
export function unitOf(dataset: DatasetKey, measure: Measure): Unit | 'share' | 'per-minute' {
  if (measure.is === 'share') return 'share'
  if (measure.is === 'rate') return 'per-minute'
  if (measure.is !== 'value') return 'count'
  return fieldOf(dataset, measure.field)?.unit ?? 'count'
}

function noField(dataset: DatasetKey, key: string): string {
  return `${dataset} have no text ${JSON.stringify(key)}: one of ${keysOf(dataset, false).join(', ')}`
}

function noNumber(dataset: DatasetKey, key: string): string {
  const numbers = keysOf(dataset, true)
  if (numbers.length === 0) return `${dataset} have no numbers: take count, rate or unique(…)`
  return `${dataset} have no number ${JSON.stringify(key)}: one of ${numbers.join(', ')}`
}

function keysOf(dataset: DatasetKey, isNumber: boolean): string[] {
  return datasetOf(dataset)
    .fields.filter((field) => (isNumber ? field.unit !== undefined : isGroupable(field)))
    .map(({ key }) => key)
}
