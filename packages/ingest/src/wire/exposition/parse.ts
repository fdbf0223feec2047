import { sortedLabels, type Label } from '../otlp/server/labels-of.ts'
import { METRIC_TYPES, type MetricType } from '../prometheus/series.ts'
import { parseLabels } from './parse-labels.ts'

/** Metrics of one name, as a `# TYPE` line declares them: of a histogram its buckets, sum and count. */
export interface Family {
  name: string
  series: ExposedSeries[]
}

export interface ExposedSeries {
  labels: Label[]
  type: MetricType | ''
  value: number
}

export type Exposition =
  | { is: 'families'; families: Family[] }
  /** The first line that cannot be read, counted from 1. */
  | { is: 'broken'; line: number; detail: string }

/** No two of its repetitions can take the same letter: a line of a megabyte is read once. */
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?![a-zA-Z0-9_:])[ \t]*(?:(\{.*\}(?=[^}]*$))[ \t]*)?(\S+)(?:[ \t]+(-?\d+))?[ \t]*$/
const TYPE = /^#[ \t]+TYPE[ \t]+([a-zA-Z_:][a-zA-Z0-9_:]*)[ \t]+(\w+)[ \t]*$/
const PARTS = /_(bucket|sum|count)$/
const FIGURE = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * Prometheus' text format, version 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format). Samples carry no
 * time: whoever pushes says what is, and the moment is ours to note, as Pushgateway has it.
 */
export function parseExposition(text: string, group: readonly Label[]): Exposition {
  const types = new Map<string, MetricType | ''>()
  const families = new Map<string, Family>()
  const seen = new Set<string>()
  for (const [index, line] of text.split('\n').entries()) {
    const read = readLine(line.replace(/\r$/, ''), { group, types })
    if (typeof read === 'string') return { is: 'broken', line: index + 1, detail: read }
    if (!read) continue
    const key = JSON.stringify(read.series.labels)
    if (seen.has(key)) return { is: 'broken', line: index + 1, detail: 'a series comes twice' }
    seen.add(key)
    const family = families.get(read.family) ?? { name: read.family, series: [] }
    families.set(read.family, family)
    family.series.push(read.series)
  }
  return { is: 'families', families: [...families.values()] }
}

interface Context {
  /** Labels that hold for all, whatever a line says. */
  group: readonly Label[]
  types: Map<string, MetricType | ''>
}

/** A sample, what is wrong with the line, or nothing where it says nothing. */
function readLine(line: string, { group, types }: Context) {
  if (line.trim() === '') return undefined
  if (line.startsWith('#')) return readType(line, types)
  const [, name = '', braces, figure = '', time] = SAMPLE.exec(line) ?? []
  if (name === '') return 'expected `name{label="value"} 1`'
  if (time !== undefined) return 'a pushed sample must not carry a time'
  const value = valueOf(figure)
  if (value === undefined) return `${figure.slice(0, 40)} is no number`
  const own = parseLabels(braces ?? '{}')
  if (typeof own === 'string') return own
  const fixed = new Set(group.map(([label]) => label))
  const labels = own.filter(([label]) => !fixed.has(label))
  const family = familyOf(name, types)
  return {
    family,
    series: {
      labels: sortedLabels([['__name__', name], ...group, ...labels]),
      type: types.get(family) ?? '',
      value,
    },
  }
}

function readType(line: string, types: Context['types']): string | undefined {
  const [, name, given = ''] = TYPE.exec(line) ?? []
  if (name === undefined) return undefined
  const type = METRIC_TYPES.find((one) => one === given)
  if (type === undefined && given !== 'untyped') return `${given} is no type of a metric`
  if (types.has(name)) return `the type of ${name} is declared twice`
  types.set(name, type ?? '')
  return undefined
}

/** `http_seconds_bucket` belongs to `http_seconds` where that is a histogram. */
function familyOf(name: string, types: Context['types']): string {
  const base = name.replace(PARTS, '')
  const type = types.get(base)
  return type === 'histogram' || type === 'summary' ? base : name
}

/** As Go reads a float, without its hexadecimal forms. */
function valueOf(figure: string): number | undefined {
  if (FIGURE.test(figure)) return Number(figure)
  if (/^nan$/i.test(figure)) return NaN
  const [, sign] = /^([+-]?)inf(?:inity)?$/i.exec(figure) ?? []
  if (sign === undefined) return undefined
  return sign === '-' ? -Infinity : Infinity
}
