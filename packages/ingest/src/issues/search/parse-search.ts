import { isInstant } from './instant.ts'
import { nextWord, type Word } from './next-word.ts'
import { STATE_WORDS, type AnyPart, type Comparison, type Search } from './search-part.ts'
import { ISSUE_VOCABULARY, type Vocabulary } from './vocabulary.ts'

/** More than anybody reads; each is a condition of its own in the query. */
const MOST_PARTS = 40

/**
 * The search bar: `browser:Chrome !release:2.40.* price` is three conditions. A word with a colon
 * that names no key is text, as people paste messages. What is wrong is told with its place; never throws.
 */
export function parseSearch(text: string): Search
export function parseSearch(text: string, vocabulary: Vocabulary): Search<AnyPart>
export function parseSearch(text: string, vocabulary = ISSUE_VOCABULARY): Search<AnyPart> {
  const search: Search<AnyPart> = { parts: [], problems: [] }
  let at = 0
  for (;;) {
    const word = nextWord({ text, vocabulary }, at)
    if (!word) return search
    at = word.end
    const { start, end } = word
    if (search.parts.length === MOST_PARTS) {
      const message = `at most ${String(MOST_PARTS)} conditions: take some away`
      search.problems.push({ start, end: text.trimEnd().length, message })
      return search
    }
    const read = word.isClosed ? partOf(word, vocabulary) : 'a closing " is missing'
    if (typeof read === 'string') search.problems.push({ start, end, message: read })
    else if (read) search.parts.push({ ...read, start, end })
  }
}

/** The condition, or what is wrong with it; undefined for a pair of quotes around nothing. */
function partOf(word: Word, vocabulary: Vocabulary): AnyPart | string | undefined {
  const { exclude, key, value } = word
  if (key === undefined) return value === '' ? undefined : { is: 'text', text: value, exclude }
  const isEmpty = vocabulary.ofRows && word.isQuoted
  if (value === '' && !isEmpty) return `${key}: needs a value, like ${exampleOf(key, vocabulary)}`
  if (key === 'is') return stateOf(value, exclude)
  if (vocabulary.count.includes(key)) return countOf(word, vocabulary)
  if (isOneOf(vocabulary.time, key)) {
    const [compare, rest] = comparisonOf(value)
    if (!compare || !isInstant(rest)) {
      return `${key}: compares with a time, like ${exampleOf(key, vocabulary)} or ${key}:<2026-11-01`
    }
    return { is: 'time', key, compare, value: rest, exclude }
  }
  return { is: 'match', key, value, exclude }
}

function countOf({ exclude, key = '', value }: Word, vocabulary: Vocabulary): AnyPart | string {
  const [compare, rest] = comparisonOf(value)
  const isNumber = vocabulary.ofRows ? /^\d{1,15}(\.\d{1,9})?$/ : /^\d{1,15}$/
  if (compare && isNumber.test(rest)) {
    return { is: 'count', key, compare, value: Number(rest), exclude }
  }
  if (!compare && vocabulary.match.includes(key)) return { is: 'match', key, value, exclude }
  const kind = vocabulary.ofRows ? 'number' : 'whole number'
  return `${key}: compares with a ${kind}, like ${exampleOf(key, vocabulary)}`
}

function stateOf(value: string, exclude: boolean): AnyPart | string {
  if (isOneOf(STATE_WORDS, value)) return { is: 'state', state: value, exclude }
  return `is: takes one of ${STATE_WORDS.join(', ')}`
}

function comparisonOf(value: string): [Comparison | undefined, string] {
  const [, compare, rest = ''] = /^(>=|>|<=|<)(.*)$/s.exec(value) ?? []
  return [compare as Comparison | undefined, rest] // as: the pattern lists them
}

function exampleOf(key: string, { count, time }: Vocabulary): string {
  if (key === 'is') return 'is:open'
  if (count.includes(key)) return `${key}:>100`
  if (isOneOf(time, key)) return `${key}:>-24h`
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
