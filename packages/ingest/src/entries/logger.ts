import { hostname } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { pino, type Logger } from 'pino'
import { toEcsError } from './ecs-error.ts'
import type { Tracing } from '../tracing/tracing.ts'

/** Of the Elastic Common Schema whose names the fields have. */
const ECS_VERSION = '8.17.0'

/** Fields as they are called in the code, and what ECS calls them (https://www.elastic.co/docs/reference/ecs). */
const ECS_NAMES = {
  requestId: 'http.request.id',
  method: 'http.request.method',
  status: 'http.response.status_code',
  path: 'url.path',
  reason: 'event.reason',
  why: 'event.reason',
  kind: 'labels.kind',
  position: 'labels.log_position',
} as const

/**
 * JSON lines in ECS names, for Filebeat as they are; to stderr, since stdout is for people.
 * @param span under way, by which a line is found from its trace.
 */
export function createLogger(
  version: string,
  span: Tracing['current'] = () => undefined,
  to: { write: (line: string) => void } = pino.destination(2),
): Logger {
  return pino(
    {
      base: {
        'ecs.version': ECS_VERSION,
        'service.name': 'seismo',
        'service.type': 'seismo',
        'service.version': version,
        'event.dataset': 'seismo.log',
        'host.name': hostname(),
        'process.pid': process.pid,
        'process.thread.name': isMainThread ? 'main' : 'processing',
      },
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ 'log.level': label }), log: toEcs },
      timestamp: () => `,"@timestamp":"${new Date().toISOString()}"`,
      serializers: { error: toEcsError },
      mixin: () => idsOf(span()),
    },
    to,
  )
}

function toEcs(fields: Record<string, unknown>): Record<string, unknown> {
  // as: the table's own names are looked up, whatever the field's.
  const nameOf = (key: string) => (ECS_NAMES as Record<string, string>)[key] ?? key
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [nameOf(key), value]))
}

function idsOf(span: ReturnType<Tracing['current']>): Record<string, string> {
  if (!span) return {}
  return { 'trace.id': span.traceId, 'span.id': span.spanId, 'transaction.id': span.rootId }
}
