import { isRecord } from '../foreign/read-json.ts'

export type Attribute = string | number | boolean
export type Attributes = ReadonlyMap<string, Attribute>

const MAX_ATTRIBUTES = 128

/** The key-values of a resource, span or record; JSON writes 64-bit integers as texts. */
export function attributesOf(given: unknown): Attributes {
  if (!Array.isArray(given)) return new Map()
  // as: the members of an array from JSON are unknown.
  const pairs = (given as unknown[]).slice(0, MAX_ATTRIBUTES).filter(isRecord)
  return new Map(
    pairs.flatMap(({ key, value }): [string, Attribute][] => {
      const plain = valueOf(value)
      return typeof key === 'string' && plain !== undefined ? [[key, plain]] : []
    }),
  )
}

/** An AnyValue as a text, number or flag; lists and maps as JSON, bytes as their base64. */
export function valueOf(given: unknown): Attribute | undefined {
  if (!isRecord(given)) return undefined
  const nested = given.arrayValue ?? given.kvlistValue
  return isRecord(nested) ? (scalarOf(given) ?? JSON.stringify(plainOf(given))) : scalarOf(given)
}

function scalarOf(given: Record<string, unknown>): Attribute | undefined {
  const { stringValue, boolValue, intValue, doubleValue, bytesValue } = given
  if (typeof stringValue === 'string') return stringValue
  if (typeof boolValue === 'boolean') return boolValue
  if (intValue !== undefined) return numberOf(intValue)
  if (doubleValue !== undefined) return numberOf(doubleValue)
  return typeof bytesValue === 'string' ? bytesValue : undefined
}

export function numberOf(given: unknown): number | undefined {
  const value = typeof given === 'string' && given.length < 40 && given ? Number(given) : given
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Nesting is bounded by whoever read the body. A list or map without values is an empty one. */
function plainOf(given: unknown): unknown {
  if (!isRecord(given)) return null
  const { arrayValue, kvlistValue } = given
  if (isRecord(arrayValue)) return valuesIn(arrayValue).map(plainOf)
  if (!isRecord(kvlistValue)) return scalarOf(given) ?? null
  return Object.fromEntries(
    valuesIn(kvlistValue)
      .filter(isRecord)
      .map(({ key, value }) => [typeof key === 'string' ? key : '', plainOf(value)]),
  )
}

function valuesIn({ values }: Record<string, unknown>): unknown[] {
  // as: the members of an array from JSON are unknown.
  return Array.isArray(values) ? (values as unknown[]) : []
}
