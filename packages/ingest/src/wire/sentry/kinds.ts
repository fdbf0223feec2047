/** Item types that Sentry documents: labels of the ledger and of metrics, and a client cannot make new ones. */
const TYPES = new Set([
  'attachment',
  'check_in',
  'client_report',
  'event',
  'feedback',
  'form_data',
  'log',
  'metric_buckets',
  'metric_meta',
  'nel',
  'otel_log',
  'profile',
  'profile_chunk',
  'raw_security',
  'replay_event',
  'replay_recording',
  'replay_video',
  'security',
  'session',
  'sessions',
  'span',
  'statsd',
  'trace_metric',
  'transaction',
  'unreal_report',
  'user_report',
])

export function kindOf(type: unknown): string {
  return typeof type === 'string' && TYPES.has(type) ? type : 'unknown'
}
