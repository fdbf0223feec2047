import { cut } from '../well-formed.ts'
import type { Contexts } from '@seismo/browser/wire'
import { isRecord } from './read-json.ts'

const MAX_TAGS = 50
const MAX_CONTEXTS = 20
const MAX_FACTS = 50
const KEY_CHARS = 64

/** Tags as a record or, from older clients, as pairs. */
export function toTags(value: unknown): Record<string, string> {
  const pairs: unknown[] = isRecord(value) ? Object.entries(value) : []
  const given = Array.isArray(value) ? (value as unknown[]) : pairs // an array's members are unknown
  return Object.fromEntries(
    given.slice(0, MAX_TAGS).flatMap((pair): [string, string][] => {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string' || isNothing(pair[1])) return []
      return [[cut(pair[0], KEY_CHARS), toText(pair[1], 200)]]
    }),
  )
}

/** Named groups of facts: what lies deeper is kept as JSON. */
export function toContexts(value: unknown): Contexts {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_CONTEXTS)
      .map(([name, facts]) => [cut(name, KEY_CHARS), toFacts(facts)]),
  )
}

function toFacts(value: unknown): Contexts[string] {
  const facts = isRecord(value) ? value : { value }
  return Object.fromEntries(
    Object.entries(facts)
      .slice(0, MAX_FACTS)
      .map(([key, fact]) => [cut(key, KEY_CHARS), toFact(fact)]),
  )
}

function toFact(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean' || isNothing(value))
    return value ?? null
  return toText(value, 8_192)
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function toText(value: unknown, most: number): string {
  return cut(typeof value === 'string' ? value : JSON.stringify(value), most)
}
