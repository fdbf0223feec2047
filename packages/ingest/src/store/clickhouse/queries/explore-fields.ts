import type { DatasetKey, FieldKey } from '../../../explore/datasets.ts'
import type { Bind } from './bind.ts'
import { PAGE } from './columns.ts'

const OF_RELEASE = { release: 'release', environment: 'environment' } as const

const OF_SIGNALS = {
  ...OF_RELEASE,
  page: PAGE,
  url: 'url',
  browser: 'browser',
  os: 'os',
  device: 'device',
  country: 'country',
  session: 'session_id',
} as const

const LONGEST = 'indexOf(script_ms, arrayMax(script_ms))'

/** What each field is in the rows of its dataset. */
const FIELDS = {
  errors: {
    ...OF_SIGNALS,
    issue: 'toString(issue)',
    type: 'type',
    message: 'message',
    class: 'class',
    level: 'level',
    mechanism: 'mechanism',
    culprit: 'culprit',
    user: 'user_id',
  },
  requests: {
    ...OF_SIGNALS,
    method: 'method',
    target: 'template',
    status: 'status',
    outcome: 'outcome',
    operation: 'operation',
    via: 'via',
    protocol: 'protocol',
    trace: 'trace_id',
    duration: 'duration_ms',
    wait: 'wait_ms',
    dns: 'dns_ms',
    connect: 'connect_ms',
    server: 'server_ms',
    download: 'download_ms',
    transfer: 'transfer_bytes',
    body: 'body_bytes',
  },
  vitals: {
    ...OF_SIGNALS,
    metric: 'metric',
    value: 'value',
    rating: 'rating',
    navigation: 'navigation_type',
    element: 'target',
    event: 'event',
    script: `if(original_file != '', original_file, script_url)`,
  },
  pageviews: {
    ...OF_SIGNALS,
    navigation: 'navigation_type',
    referrer: 'referrer',
    user: 'user_id',
  },
  sessions: {
    ...OF_RELEASE,
    views: 'page_views',
    errors: 'errors',
    length: `greatest(0, dateDiff('millisecond', began, ended))`,
    crashed: `if(is_crashed, 'yes', 'no')`,
  },
  reports: { ...OF_SIGNALS, type: 'type', key: 'key', message: 'message', file: 'file' },
  'long-frames': {
    ...OF_SIGNALS,
    duration: 'duration_ms',
    blocking: 'blocking_ms',
    script: `if(original_files[${LONGEST}] != '', original_files[${LONGEST}], script_urls[${LONGEST}])`,
    function: `if(original_functions[${LONGEST}] != '', original_functions[${LONGEST}], script_functions[${LONGEST}])`,
    invoker: `script_invokers[${LONGEST}]`,
  },
  metrics: { environment: 'environment', name: 'name', kind: 'kind', value: 'total' },
} as const satisfies { [Key in DatasetKey]: Record<FieldKey<Key>, string> }

/** Rows of which `share` is told. */
export const HITS = {
  errors: `mechanism IN ('error', 'unhandledrejection')`,
  requests: `outcome NOT IN ('ok', 'opaque')`,
  vitals: `rating = 'poor'`,
  sessions: 'is_crashed',
} as const satisfies Partial<Record<DatasetKey, string>>

/** Where words without a key are looked for. */
export const PROSE = {
  errors: `concat(type, ': ', message)`,
  requests: 'template',
  vitals: 'target',
  pageviews: PAGE,
  reports: 'message',
  'long-frames': PAGE,
  metrics: 'name',
} as const satisfies Partial<Record<DatasetKey, string>>

/** The expression of a field, which must be one of the dataset; a tag's name is a parameter. */
export function fieldSql(dataset: DatasetKey, key: string, bind: Bind): string {
  const columns: Readonly<Record<string, string>> = FIELDS[dataset]
  const sql = Object.hasOwn(columns, key) ? columns[key] : undefined
  if (sql !== undefined) return sql
  if (key.startsWith('tag.')) return `tags[${bind(key.slice('tag.'.length))}]`
  throw new Error(`${dataset} have no field ${key}`)
}

/** As a text, whatever the column keeps it as. */
export function textSql(dataset: DatasetKey, key: string, bind: Bind): string {
  return `substringUTF8(toString(${fieldSql(dataset, key, bind)}), 1, 500)`
}
