/** What a number is of; `vital` is milliseconds, or a score where the metric is CLS. */
export type Unit = 'ms' | 'bytes' | 'vital' | 'count'

export interface Field {
  key: string
  what: string
  /** Of a number; a field without is a text. */
  unit?: Unit
  /** All that there are; compared whole, and told apart fast. */
  values?: readonly string[]
  /** Found anywhere within, not as a whole. */
  isProse?: boolean
  /** `Safari` means every version of it. */
  hasVersions?: boolean
  /** Neither what rows are grouped by nor what they are filtered by: numbers of a rollup. */
  isMeasuredOnly?: boolean
}

export interface Dataset {
  label: string
  /** What one row is, and where words without a key are looked for. */
  what: string
  /** Which part of its rows `share` is; undefined where no row is better than another. */
  share?: string
  /** Looked at where a word has no key; undefined where there is nothing to search. */
  prose?: string
  hasTags: boolean
  fields: readonly Field[]
}

const DEVICES = ['desktop', 'mobile', 'tablet', 'bot'] as const
const RATINGS = ['good', 'needs-improvement', 'poor'] as const

const OF_RELEASE = [
  { key: 'release', what: 'as the page names it' },
  { key: 'environment', what: 'as the page names it' },
] as const satisfies readonly Field[]

const OF_SIGNALS = [
  ...OF_RELEASE,
  { key: 'page', what: 'the route if the page gave one, else the path' },
  { key: 'url', what: 'the address, without its query' },
  { key: 'browser', what: 'name and version', hasVersions: true },
  { key: 'os', what: 'name and version', hasVersions: true },
  { key: 'device', what: 'kind of device', values: DEVICES },
  { key: 'country', what: 'two letters, where a proxy says so' },
  { key: 'session', what: 'the visit in one tab' },
] as const satisfies readonly Field[]

/** All that can be asked for, by dataset; the store says what each is in SQL, and the docs list it. */
export const DATASETS = {
  errors: {
    label: 'Errors',
    what: 'an error',
    share: 'unhandled',
    prose: 'type and message',
    hasTags: true,
    fields: [
      { key: 'issue', what: 'its issue, by short id' },
      { key: 'type', what: 'such as TypeError' },
      { key: 'message', what: 'what it says', isProse: true },
      { key: 'class', what: 'such as error, chunk-load or network' },
      { key: 'level', what: 'severity', values: ['fatal', 'error', 'warning', 'info', 'debug'] },
      { key: 'mechanism', what: 'how it was caught' },
      { key: 'culprit', what: 'file and function to blame' },
      { key: 'user', what: 'as the page names them' },
      ...OF_SIGNALS,
    ],
  },
  requests: {
    label: 'Requests',
    what: 'a fetch or XHR',
    share: 'failed',
    prose: 'the target',
    hasTags: false,
    fields: [
      { key: 'method', what: 'such as GET' },
      { key: 'target', what: 'the address with its ids masked' },
      { key: 'status', what: 'of HTTP; 0 where there is none', unit: 'count' },
      { key: 'outcome', what: 'such as ok, http-error or timeout' },
      { key: 'operation', what: 'the GraphQL operation' },
      { key: 'via', what: 'fetch or xhr' },
      { key: 'protocol', what: 'such as h2' },
      { key: 'trace', what: 'id of the trace' },
      { key: 'duration', what: 'from start to end', unit: 'ms' },
      { key: 'wait', what: 'before the connection', unit: 'ms' },
      { key: 'dns', what: 'looking the name up', unit: 'ms' },
      { key: 'connect', what: 'connecting', unit: 'ms' },
      { key: 'server', what: 'waiting for the first byte', unit: 'ms' },
      { key: 'download', what: 'first to last byte', unit: 'ms' },
      { key: 'transfer', what: 'bytes over the network', unit: 'bytes' },
      { key: 'body', what: 'bytes of the decoded body', unit: 'bytes' },
      ...OF_SIGNALS,
    ],
  },
  vitals: {
    label: 'Web vitals',
    what: 'one metric of one page view',
    share: 'poor',
    prose: 'the element',
    hasTags: false,
    fields: [
      { key: 'metric', what: 'name', values: ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] },
      { key: 'value', what: 'what was measured', unit: 'vital' },
      { key: 'rating', what: 'by the thresholds of Web Vitals', values: RATINGS },
      { key: 'navigation', what: 'how the page came about' },
      { key: 'element', what: 'that it is due to' },
      { key: 'event', what: 'of an interaction' },
      { key: 'script', what: 'that it is due to' },
      ...OF_SIGNALS,
    ],
  },
  pageviews: {
    label: 'Page views',
    what: 'a page load, or one out of the back/forward cache',
    prose: 'the page',
    hasTags: false,
    fields: [
      { key: 'navigation', what: 'how the page came about' },
      { key: 'referrer', what: 'where from' },
      { key: 'user', what: 'as the page names them' },
      ...OF_SIGNALS,
    ],
  },
  sessions: {
    label: 'Sessions',
    what: 'a visit in one tab, where a page view of it is in the window',
    share: 'crashed',
    hasTags: false,
    fields: [
      { key: 'views', what: 'page views in the window', unit: 'count' },
      { key: 'errors', what: 'errors in the window', unit: 'count' },
      { key: 'length', what: 'from the first signal to the last', unit: 'ms' },
      { key: 'crashed', what: 'an error nobody handled', values: ['yes', 'no'] },
      ...OF_RELEASE,
    ],
  },
  reports: {
    label: 'Browser reports',
    what: 'a report by the browser itself',
    prose: 'the message',
    hasTags: false,
    fields: [
      { key: 'type', what: 'such as deprecation or csp-violation' },
      { key: 'key', what: "the browser's own name for it" },
      { key: 'message', what: 'what it says', isProse: true },
      { key: 'file', what: 'where' },
      ...OF_SIGNALS,
    ],
  },
  'long-frames': {
    label: 'Long frames',
    what: 'an animation frame above 200 ms',
    prose: 'the page',
    hasTags: false,
    fields: [
      { key: 'duration', what: 'the whole frame', unit: 'ms' },
      { key: 'blocking', what: 'in which the page could not answer', unit: 'ms' },
      { key: 'script', what: 'the one that took longest' },
      { key: 'function', what: 'the one that took longest' },
      { key: 'invoker', what: 'who called it' },
      ...OF_SIGNALS,
    ],
  },
  metrics: {
    label: 'Custom metrics',
    what: 'a minute of a metric of the page’s own; an hour, in windows of more than three days',
    prose: 'the name',
    hasTags: true,
    fields: [
      { key: 'name', what: 'of the metric' },
      { key: 'kind', what: 'of it', values: ['counter', 'gauge', 'histogram'] },
      { key: 'environment', what: 'as the page names it' },
      { key: 'value', what: 'what was measured', unit: 'count', isMeasuredOnly: true },
    ],
  },
} as const satisfies Record<string, Dataset>

export type DatasetKey = keyof typeof DATASETS
export type FieldKey<Key extends DatasetKey = DatasetKey> =
  (typeof DATASETS)[Key]['fields'][number]['key']

// as: what Object.keys answers of a literal.
export const DATASET_KEYS = Object.keys(DATASETS) as [DatasetKey, ...DatasetKey[]]

/** With its optional parts, which the literal leaves out. */
export function datasetOf(key: DatasetKey): Dataset {
  return DATASETS[key]
}

export function fieldOf(dataset: DatasetKey, key: string): Field | undefined {
  const { fields, hasTags } = datasetOf(dataset)
  const field = fields.find((one) => one.key === key)
  if (field !== undefined) return field
  const isTag = hasTags && key.startsWith('tag.') && key.length > 'tag.'.length && key.length <= 200
  return isTag ? { key, what: 'a tag of the page' } : undefined
}

/** What rows can be grouped by, and told apart by: texts, and numbers that are few. */
export function isGroupable({ key, unit, isMeasuredOnly }: Field): boolean {
  return isMeasuredOnly !== true && (unit === undefined || key === 'status')
}
