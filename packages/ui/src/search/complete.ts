import {
  ISSUE_VOCABULARY,
  isKey,
  keysOf,
  parseSearch,
  STATE_WORDS,
  type Vocabulary,
} from '@seismo/ingest/search'
import { valueName } from '../format/value-name.ts'
import { withValue } from './filter-terms.ts'

/** The word that is being typed, up to the caret. */
export interface Completing {
  start: number
  end: number
  exclude: boolean
  /** Undefined while it is a key that is typed, or text. */
  key: string | undefined
  typed: string
}

export interface Suggestion {
  /** What stands in the list. */
  label: string
  /** What takes the place of the word. */
  insert: string
  hint?: string
}

const WORD = /^(!?)(?:([a-z][a-z-]*|tag\.[^\s:"]+):)?"?(.*)$/s

export function wordAt(
  text: string,
  caret: number,
  vocabulary: Vocabulary = ISSUE_VOCABULARY,
): Completing {
  const { parts, problems } = parseSearch(text, vocabulary)
  const place = [...parts, ...problems].find(({ start, end }) => start < caret && caret <= end)
  const { start, end } = place ?? { start: caret, end: caret }
  const [, not = '', key, typed = ''] = WORD.exec(text.slice(start, caret)) ?? []
  return key !== undefined && isKey(key, vocabulary)
    ? { start, end, exclude: not === '!', key, typed }
    : {
        start,
        end,
        exclude: not === '!',
        key: undefined,
        typed: text.slice(start + not.length, caret),
      }
}

/** The text with the suggestion in it, and where the caret goes. */
export function completed(
  text: string,
  { start, end }: Pick<Completing, 'start' | 'end'>,
  { insert }: Pick<Suggestion, 'insert'>,
): { text: string; caret: number } {
  // A key waits for its value; a whole condition is followed by the next word.
  const gap = insert.endsWith(':') ? '' : ' '
  const before = text.slice(0, start) + insert + gap
  return { text: before + text.slice(end).trimStart(), caret: before.length }
}

const HINTS: Readonly<Record<string, string>> = {
  is: 'open, regressed, unassigned …',
  assigned: 'a name, me or none',
  events: '>100',
  users: '>10',
  'first-seen': '>-24h',
  'last-seen': '<2026-11-01',
  file: 'of a stack frame',
  function: 'of a stack frame',
  page: 'route or path',
  country: 'two letters, such as DE',
}

/** @param tags names of the page's own, which are found by their beginning as well. */
export function keySuggestions(
  { typed, exclude }: Completing,
  vocabulary: Vocabulary = ISSUE_VOCABULARY,
  tags: readonly string[] = [],
): Suggestion[] {
  const not = exclude ? '!' : ''
  const hints = vocabulary.hints ?? HINTS
  const wanted = typed.toLowerCase()
  // Of a name with a space in it no key can be written.
  const named = tags.filter((name) => /^[^\s:"]+$/.test(name)).map((name) => `tag.${name}`)
  const begun = named.filter((key) =>
    [key, key.slice('tag.'.length)].some((one) => one.toLowerCase().startsWith(wanted)),
  )
  return [...keysOf(vocabulary).filter((key) => key.startsWith(wanted)), ...begun].map((key) => ({
    label: `${key}:`,
    insert: `${not}${key}:`,
    ...(hints[key] !== undefined && { hint: hints[key] }),
  }))
}

const FIXED: Readonly<Record<string, readonly string[]>> = {
  is: STATE_WORDS,
  events: ['>10', '>100', '>1000'],
  users: ['>10', '>100', '>1000'],
  'first-seen': ['>-1h', '>-24h', '>-7d'],
  'last-seen': ['>-1h', '>-24h', '<-7d'],
  level: ['fatal', 'error', 'warning', 'info'],
  device: ['desktop', 'mobile', 'tablet'],
  class: [
    'error',
    'opaque',
    'chunk-load',
    'network',
    'non-error',
    'extension',
    'policy',
    'resource',
  ],
}

/** Whether the values of a key have to be asked for. */
export function hasOpenValues(key: string, { values = FIXED }: Vocabulary): boolean {
  return !Object.hasOwn(values, key)
}

/** @param known values of the key that the project has, those of most events first. */
export function valueSuggestions(
  { key = '', typed, exclude }: Completing,
  known: readonly string[],
  vocabulary: Vocabulary = ISSUE_VOCABULARY,
): Suggestion[] {
  const wanted = typed.toLowerCase()
  const not = exclude ? '!' : ''
  const fixed = (vocabulary.values ?? FIXED)[key]
  if (fixed !== undefined) {
    return fixed
      .filter((value) => value.startsWith(wanted))
      .map((value) => ({ label: value, insert: `${not}${key}:${value}` }))
  }
  return known
    .filter((value) => value.toLowerCase().includes(wanted))
    .map((value) => {
      const name = valueName(key, value)
      const insert = withValue('', { key, value, exclude }, vocabulary)
      return { label: value, insert, ...(name !== value && { hint: name }) }
    })
}
