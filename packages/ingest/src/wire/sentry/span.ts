import { cut } from '../well-formed.ts'
import * as z from 'zod'
import { lenient, short, text, time } from '../foreign/bounded.ts'
import { isRecord } from '../foreign/read-json.ts'

/** A span of any of Sentry's three formats: streamed, alone, or inside a transaction. */
export interface Span {
  id: string
  traceId: string
  op: string
  name: string
  at: number
  endedAt: number
  status: string
  attributes: Attributes
}

export type Attributes = ReadonlyMap<string, unknown>

const schema = z.object({
  span_id: text(32),
  trace_id: lenient(text(32)),
  op: lenient(short),
  name: lenient(text(2_048)),
  description: lenient(text(2_048)),
  start_timestamp: time,
  end_timestamp: lenient(time),
  timestamp: lenient(time),
  status: lenient(short),
})

/** The span, or what is wrong with it. */
export function toSpan(value: unknown, traceId: string): Span | string {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`
  }
  const { data } = parsed
  const attributes = attributesOf(value)
  return {
    id: data.span_id,
    traceId: data.trace_id ?? traceId,
    op: data.op ?? textOf(attributes, 200, 'sentry.op'),
    name: data.name ?? data.description ?? '',
    at: data.start_timestamp,
    endedAt: data.end_timestamp ?? data.timestamp ?? data.start_timestamp,
    status: data.status ?? '',
    attributes,
  }
}

/** Streamed spans say `{ value, type }`, older ones the value alone, and vitals as `measurements`. */
export function attributesOf(span: unknown): Attributes {
  if (!isRecord(span)) return new Map()
  const { attributes, data, measurements } = span
  const given = Object.entries([attributes, data].find(isRecord) ?? {})
  return new Map([
    ...given.map(([key, value]) => [key, valueOf(value)] as const),
    ...vitalsOf(measurements),
  ])
}

function vitalsOf(measurements: unknown): [string, unknown][] {
  if (!isRecord(measurements)) return []
  return Object.entries(measurements).map(([name, measured]) => [
    `browser.web_vital.${name}.value`,
    inMilliseconds(measured),
  ])
}

function inMilliseconds(measured: unknown): unknown {
  const value = valueOf(measured)
  const isSeconds = isRecord(measured) && measured.unit === 'second'
  return isSeconds && typeof value === 'number' ? value * 1_000 : value
}

function valueOf(given: unknown): unknown {
  return isRecord(given) ? given.value : given
}

/** The first of these attributes that is a text; clients of different ages name them differently. */
export function textOf(attributes: Attributes, most: number, ...keys: string[]): string {
  const found = keys.map((key) => attributes.get(key)).find((value) => typeof value === 'string')
  return cut(found ?? '', most)
}

export function numberOf(attributes: Attributes, ...keys: string[]): number | undefined {
  for (const key of keys) {
    const value = attributes.get(key)
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
  }
  return undefined
}
