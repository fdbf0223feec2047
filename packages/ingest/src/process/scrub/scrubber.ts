import type { Envelope } from '../../wire/envelope.ts'
import { AFTER_PAIRS, BEFORE_PAIRS } from './built-in.ts'
import { cluesIn } from './clues.ts'
import { KEY_WORDS, NAME_WORDS, toKeyWords } from './key-words.ts'
import type { Pattern } from './pattern.ts'
import { createPairs, keyEndings } from './patterns/pairs.ts'
import { compilePattern, type ScrubRules } from './rules.ts'
import { mapSame, withParts } from './same.ts'
import { createScrubItem } from './scrub-item.ts'
import { createScrubRecords } from './scrub-record.ts'
import { createMarkOf } from './sensitive-key.ts'

export interface Scrub {
  text: (value: string) => string
  /** The same object where there was nothing to take out; never changed in place. */
  envelope: (envelope: Envelope) => Envelope
}

/** Takes personal data and secrets out of what people read; ids, numbers and routes stay. */
export function createScrubber(rules: ScrubRules): Scrub {
  const own = rules.keys.map(toKeyWords)
  const keys = rules.off.includes('pairs') ? own : [...KEY_WORDS, ...own]
  const patterns = patternsOf(rules, keys.length > 0 ? [createPairs(keys)] : [])
  const endings = keyEndings(keys)
  const endsKey = (letters: number) => endings.has(letters)
  const always = patterns.some(({ clues }) => clues === 0)

  function text(value: string): string {
    const clues = cluesIn(value, endsKey)
    if (clues === 0 && !always) return value
    let scrubbed = value
    for (const pattern of patterns) {
      if (pattern.clues === 0 || (pattern.clues & clues) !== 0) scrubbed = pattern.scrub(scrubbed)
    }
    return scrubbed
  }

  const named = rules.off.includes('keys') ? own : [...NAME_WORDS, ...own]
  const records = createScrubRecords(text, createMarkOf(named))

  function envelope(given: Envelope): Envelope {
    const { context } = given
    return withParts(given, {
      context: withParts(context, {
        tags: records.tags(context.tags),
        contexts: records.contexts(context.contexts),
      }),
      items: mapSame(given.items, createScrubItem(text, records)),
    })
  }

  return { text, envelope }
}

/** The operator's come last: they meet texts that have lost the rest. */
function patternsOf(rules: ScrubRules, pairs: Pattern[]): Pattern[] {
  const on = new Set<string>(rules.on)
  const off = new Set<string>(rules.off)
  const isOn = ({ name, clues }: Pattern) => (clues === 0 ? on.has(name) : !off.has(name))
  const own = rules.patterns.map(({ name, pattern }) => {
    const expression = compilePattern(pattern)
    return { name, clues: 0, scrub: (text: string) => text.replace(expression, () => `[${name}]`) }
  })
  return [...BEFORE_PAIRS.filter(isOn), ...pairs, ...AFTER_PAIRS.filter(isOn), ...own]
}
