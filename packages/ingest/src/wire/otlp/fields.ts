import { cut } from '../well-formed.ts'
import { isRecord } from '../foreign/read-json.ts'
import { numberOf, type Attributes } from './attributes.ts'

/** The first of these attributes that is a text; the names changed with the conventions. */
export function textAt(attributes: Attributes, most: number, ...keys: string[]): string {
  const found = keys.map((key) => attributes.get(key)).find((value) => typeof value === 'string')
  return cut(found ?? '', most)
}

export function numberAt(attributes: Attributes, ...keys: string[]): number | undefined {
  return keys.map((key) => numberOf(attributes.get(key))).find((value) => value !== undefined)
}

/** Milliseconds since the epoch; nought is OTLP's word for not known. A number holds no nanosecond. */
export function msOf(nanoseconds: unknown): number | undefined {
  const value = numberOf(nanoseconds)
  return value !== undefined && value > 0 ? Math.round(value / 1e3) / 1e3 : undefined
}

export function recordsIn(given: unknown): Record<string, unknown>[] {
  // as: the members of an array from JSON are unknown.
  return Array.isArray(given) ? (given as unknown[]).filter(isRecord) : []
}
