import type { Contexts } from '@seismo/browser/wire'
import type { MarkOf } from './sensitive-key.ts'

type Fact = Contexts[string][string]
/** Below it no number is a card's. */
const CARD_FROM = 1e12

export interface ScrubRecords {
  tags: (tags: Record<string, string>) => Record<string, string>
  contexts: (contexts: Contexts) => Contexts
  /** Where the names are texts as well: addresses, by which something is looked up. */
  names: (record: Record<string, string>) => Record<string, string>
}

export function createScrubRecords(text: (value: string) => string, markOf: MarkOf): ScrubRecords {
  function fact(value: Fact): Fact {
    if (typeof value === 'string') return text(value)
    if (typeof value !== 'number' || value < CARD_FROM) return value
    const digits = String(value)
    const scrubbed = text(digits)
    return scrubbed === digits ? value : scrubbed
  }

  function group(facts: Contexts[string], mark: string | undefined): Contexts[string] {
    return mapRecord(facts, text, (value, name) => {
      const known = mark ?? markOf(name)
      return known !== undefined && isSecret(value) ? `[${known}]` : fact(value)
    })
  }

  return {
    tags: (tags) =>
      mapRecord(tags, text, (value, name) => {
        const mark = value && markOf(name)
        return mark ? `[${mark}]` : text(value)
      }),
    contexts: (contexts) => mapRecord(contexts, text, (facts, name) => group(facts, markOf(name))),
    names: (record) => mapRecord(record, text, (value) => value),
  }
}

/** A flag tells whether there is a secret, not which. */
function isSecret(value: Fact): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}

/** The record itself where nothing changed; a name like `__proto__` stays a plain property. */
function mapRecord<Value>(
  record: Record<string, Value>,
  rename: (name: string) => string,
  change: (value: Value, name: string) => Value,
): Record<string, Value> {
  let isSame = true
  const entries: [string, Value][] = []
  for (const name of Object.keys(record)) {
    // An own key has a value; indexing cannot tell.
    const value = record[name] as Value
    const entry: [string, Value] = [rename(name), change(value, name)]
    if (entry[0] !== name || entry[1] !== value) isSame = false
    entries.push(entry)
  }
  return isSame ? record : Object.fromEntries(entries)
}
