export type StatsdType = 'counter' | 'gauge' | 'timer' | 'histogram' | 'set'

/** A line of StatsD, or several values of it (`name:1:2:3|ms`), as DogStatsD 1.1 packs them. */
export interface StatsdLine {
  is: 'metric'
  name: string
  type: StatsdType
  /** As they were written: of a set anything, else numbers. */
  values: string[]
  /** Of gauges: `+4` and `-4` change what is held. */
  isDelta: boolean
  /** How many each value stands for: 1 over the sample rate. */
  weight: number
  tags: [key: string, value: string][]
}

export type Parsed = StatsdLine | { is: 'invalid' } | { is: 'unsupported' }

const TYPES = new Map<string, StatsdType>(
  Object.entries({
    c: 'counter',
    g: 'gauge',
    ms: 'timer',
    h: 'histogram',
    d: 'histogram',
    s: 'set',
  }),
)

const MOST_CHARS = 8_192
const MOST_NAME_CHARS = 200
const MOST_VALUES = 1_000
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * `name:value|type|@rate|#tag:value,…`: StatsD (https://github.com/statsd/statsd/blob/master/docs/metric_types.md)
 * with the tags of DogStatsD (https://docs.datadoghq.com/developers/dogstatsd/datagram_shell).
 */
export function parseLine(line: string): Parsed {
  if (line.length > MOST_CHARS) return { is: 'invalid' }
  // Events and service checks, which are no metrics.
  if (/^_(e\{|sc\|)/.test(line)) return { is: 'unsupported' }
  const [head = '', letters = '', ...fields] = line.split('|')
  const [name = '', ...values] = head.split(':')
  const type = TYPES.get(letters)
  if (name === '' || name.length > MOST_NAME_CHARS || values.length === 0) return { is: 'invalid' }
  if (type === undefined) return { is: /^[a-z]{1,2}$/.test(letters) ? 'unsupported' : 'invalid' }
  if (values.length > MOST_VALUES || !values.every((value) => isValue(value, type)))
    return { is: 'invalid' }
  const weight = weightOf(fields)
  if (weight === undefined) return { is: 'invalid' }
  const isDelta = type === 'gauge' && /^[+-]/.test(values[0] ?? '')
  return { is: 'metric', ...{ name, type, values, isDelta, weight }, tags: tagsOf(fields) }
}

function isValue(text: string, type: StatsdType): boolean {
  return type === 'set' ? text !== '' : NUMBER.test(text) && Number.isFinite(Number(text))
}

/** Undefined for a rate that none of the values can have. */
function weightOf(fields: readonly string[]): number | undefined {
  const field = fields.find((one) => one.startsWith('@'))
  if (field === undefined) return 1
  const rate = NUMBER.test(field.slice(1)) ? Number(field.slice(1)) : 0
  return rate > 0 && rate <= 1 ? 1 / rate : undefined
}

/** Fields that nobody knows, such as a container's id, are passed over. */
function tagsOf(fields: readonly string[]): [string, string][] {
  const field = fields.find((one) => one.startsWith('#')) ?? '#'
  return field
    .slice(1)
    .split(',')
    .filter((tag) => tag !== '')
    .map((tag) => {
      const at = tag.indexOf(':')
      return at < 0 ? [tag, 'true'] : [tag.slice(0, at), tag.slice(at + 1)]
    })
}
