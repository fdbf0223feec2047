import { isInstant } from './instant.ts'
import { nextWord, type Word } from './next-word.ts'
import {
  COUNT_KEYS,
  STATE_WORDS,
  TIME_KEYS,
  type Comparison,
  type MatchKey,
  type Search,
  type SearchPart,
} from './search-part.ts'

/** More than anybody reads; each is a condition of its own in the query. */
const MOST_PARTS = 40

/**
 * The search bar: `browser:Chrome !release:2.40.* price` is three conditions. A word with a colon
 * that names no key is text, as people paste messages. What is wrong is told with its place; never throws.
 */
export function parseSearch(text: string): Search {
  const search: Search = { parts: [], problems: [] }
  let at = 0
  for (;;) {
    const word = nextWord(text, at)
    if (!word) return search
    at = word.end
    const { start, end } = word
    if (search.parts.length === MOST_PARTS) {
      const message = `at most ${String(MOST_PARTS)} conditions: take some away`
      search.problems.push({ start, end: text.trimEnd().length, message })
      return search
    }
    const read = word.isClosed ? partOf(word) : 'a closing " is missing'
    if (typeof read === 'string') search.problems.push({ start, end, message: read })
    else if (read) search.parts.push({ ...read, start, end })
  }
}

/** The condition, or what is wrong with it; undefined for a pair of quotes around nothing. */
function partOf({ exclude, key, value }: Word): SearchPart | string | undefined {
  if (key === undefined) return value === '' ? undefined : { is: 'text', text: value, exclude }
  if (value === '') return `${key}: needs a value, like ${exampleOf(key)}`
  if (key === 'is') return stateOf(value, exclude)
  if (isOneOf(COUNT_KEYS, key)) {
    const [compare, rest] = comparisonOf(value)
    const isNumber = /^\d{1,15}$/.test(rest)
    if (!compare || !isNumber) return `${key}: compares with a whole number, like ${exampleOf(key)}`
    return { is: 'count', key, compare, value: Number(rest), exclude }
  }
  if (isOneOf(TIME_KEYS, key)) {
    const [compare, rest] = comparisonOf(value)
    if (!compare || !isInstant(rest)) {
      return `${key}: compares with a time, like ${exampleOf(key)} or ${key}:<2026-11-01`
    }
    return { is: 'time', key, compare, value: rest, exclude }
  }
  // as: what is no other key is one of these, see `isKey`.
  return { is: 'match', key: key as MatchKey, value, exclude }
}

function stateOf(value: string, exclude: boolean): SearchPart | string {
  if (isOneOf(STATE_WORDS, value)) return { is: 'state', state: value, exclude }
  return `is: takes one of ${STATE_WORDS.join(', ')}`
}

function comparisonOf(value: string): [Comparison | undefined, string] {
  const [, compare, rest = ''] = /^(>=|>|<=|<)(.*)$/s.exec(value) ?? []
  return [compare as Comparison | undefined, rest] // as: the pattern lists them
}

function exampleOf(key: string): string {
  if (key === 'is') return 'is:open'
  if (isOneOf(COUNT_KEYS, key)) return `${key}:>100`
  if (isOneOf(TIME_KEYS, key)) return `${key}:>-24h`
  return EXAMPLES[key] ?? `${key}:value`
}

const EXAMPLES: Readonly<Partial<Record<string, string>>> = {
  assigned: 'assigned:me',
  release: 'release:2.41.*',
  'first-release': 'first-release:2.41.0',
  'last-release': 'last-release:2.41.0',
  'resolved-in': 'resolved-in:2.41.0',
  environment: 'environment:production',
  browser: 'browser:Safari',
  os: 'os:"Windows 11"',
  device: 'device:mobile',
  page: 'page:/cart',
  url: 'url:https://shop.example/*',
  type: 'type:TypeError',
  message: 'message:"is not a function"',
  file: 'file:cart/total.ts',
  function: 'function:sum',
}

function isOneOf<One extends string>(list: readonly One[], word: string): word is One {
  return (list as readonly string[]).includes(word)
}
