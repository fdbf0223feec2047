/** Of UCUM, as Prometheus writes them; by the second of a rate as well. */
const UNITS = new Map(
  Object.entries({
    d: 'days',
    h: 'hours',
    min: 'minutes',
    s: 'seconds',
    ms: 'milliseconds',
    us: 'microseconds',
    ns: 'nanoseconds',
    By: 'bytes',
    KiBy: 'kibibytes',
    MiBy: 'mebibytes',
    GiBy: 'gibibytes',
    kBy: 'kilobytes',
    KBy: 'kilobytes',
    MBy: 'megabytes',
    GBy: 'gigabytes',
    m: 'meters',
    V: 'volts',
    A: 'amperes',
    J: 'joules',
    W: 'watts',
    g: 'grams',
    Cel: 'celsius',
    Hz: 'hertz',
    '%': 'percent',
  }),
)
const PER = new Map(
  Object.entries({ s: 'second', m: 'minute', min: 'minute', h: 'hour', d: 'day' }),
)

interface Metric {
  name: string
  unit: string
  /** Of a counter. */
  isTotal: boolean
  /** Whose unit `1` is a ratio. */
  isGauge: boolean
}

/** `http.server.duration` of unit `s` is `http_server_duration_seconds`, and a counter ends with `_total`. */
export function toMetricName({ name, unit, isTotal, isGauge }: Metric): string {
  const base = name.replace(/[^a-zA-Z0-9_:]+/g, '_').replace(/^(?=\d)/, '_')
  const words = base.replace(/_total$/, '').split('_')
  const added = unitsOf(unit, isGauge).filter((word) => !words.includes(word))
  const withUnit = [words.join('_'), ...added].join('_')
  return isTotal ? `${withUnit}_total` : withUnit
}

function unitsOf(unit: string, isGauge: boolean): string[] {
  if (unit === '1') return isGauge ? ['ratio'] : []
  // What stands in braces is a remark.
  const [of = '', per = ''] = unit.replace(/\{[^}]*\}/g, '').split('/')
  const rate = PER.get(per)
  return [...wordsOf(UNITS.get(of) ?? of), ...(rate === undefined ? [] : ['per', rate])]
}

function wordsOf(text: string): string[] {
  return text.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '')
}

/** As a label may be called. */
export function toLabelName(key: string): string {
  return key.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=\d)/, 'key_')
}
