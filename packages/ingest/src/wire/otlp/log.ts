import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { ErrorItem } from '../envelope.ts'
import { toContexts } from '../foreign/facts.ts'
import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { cut } from '../well-formed.ts'
import { valueOf, type Attributes } from './attributes.ts'
import type { Place, Reading } from './decode-request.ts'
import { msOf, textAt } from './fields.ts'
import { isError, levelOf, severityOf } from './severity.ts'
import { traceIdOf } from './span.ts'
import { caught, thrownOf } from './thrown.ts'
import { vitalOf } from './vital.ts'

type LogRecord = Record<string, unknown>

/** An exception, an error's message or a vital; the rest is a log, which Seismo does not keep. */
export function readLog(record: LogRecord, place: Place): Reading {
  const { attributes } = place
  const base = baseOf(record, place)
  if (eventNameOf(record, attributes) === 'browser.web_vital') {
    const vital = vitalOf(attributes, record.body)
    return 'reason' in vital ? refused(vital) : { items: [{ ...base, ...vital }], refused: [] }
  }
  const severity = severityOf(record.severityNumber)
  if (!isError(severity) && !attributes.has('exception.type')) return refused(unsupported('log'))
  const thrown = thrownIn(record, attributes)
  if (!thrown) return refused({ kind: 'log', reason: 'invalid', detail: 'an error without a body' })
  const level = levelOf(severity)
  const contexts = contextsOf(record, attributes)
  return { items: [{ ...base, firstAt: base.at, ...thrown, level, contexts }], refused: [] }
}

function refused(refusal: Refusal): Reading {
  return { items: [], refused: [refusal] }
}

function baseOf(record: LogRecord, { id, receivedAt, page, attributes }: Place) {
  const at = msOf(record.timeUnixNano) ?? msOf(record.observedTimeUnixNano) ?? receivedAt
  const url = textAt(attributes, 2_048, 'url.full', 'http.url')
  return { id: toUuid(hash128(id)), at, ...page, url, weight: 1 }
}

/** A field since OTLP 1.5, an attribute before. */
function eventNameOf({ eventName }: LogRecord, attributes: Attributes): unknown {
  return typeof eventName === 'string' && eventName !== ''
    ? eventName
    : attributes.get('event.name')
}

const EXCEPTION = ['exception.type', 'exception.message', 'exception.stacktrace']

function thrownIn({ body }: LogRecord, attributes: Attributes) {
  const said = cut(String(valueOf(body) ?? ''), 16_384)
  if (!EXCEPTION.some((key) => attributes.has(key))) {
    return said === '' ? undefined : caught({ type: 'Message', message: said, stack: '' })
  }
  const thrown = thrownOf(attributes)
  // Loggers put the message into the body alone.
  const exceptions = thrown.exceptions.map((one) => ({ ...one, message: one.message || said }))
  return { ...thrown, exceptions }
}

/** What has a place of its own is not told twice. */
const ELSEWHERE = new Set([
  ...[...EXCEPTION, 'event.name', 'session.id', 'user.id', 'enduser.id'],
  ...['url.full', 'http.url'],
])

function contextsOf(record: LogRecord, attributes: Attributes): ErrorItem['contexts'] {
  const own = [...attributes].filter(([key]) => !ELSEWHERE.has(key))
  return {
    trace: { trace_id: traceIdOf(record) },
    ...(own.length > 0 && toContexts({ log: Object.fromEntries(own) })),
  }
}
