import { CLUE, threeLetters } from '../clues.ts'
import type { KeyWords } from '../key-words.ts'
import type { Pattern } from '../pattern.ts'

const QUOTE = `(?:\\\\{0,3}["']|%22|%27)?`
/** Neither `==`, `=>`, `::` nor the colon of `://`. */
const SEPARATOR = '[ \\t]{0,3}(?:=(?![=>])|:(?![:/])|%3[AaDd])[ \\t]{0,3}'
/** `Unexpected token: x` is the parser's token, nobody's. */
const NOT_PARSER = '(?<!expected |illegal )'

const OPENING = /\\{1,3}["']|["']|%2[27]/y
const DOUBLE = /"(?:[^"\\\r\n]|\\.)*/y
const SINGLE = /'(?:[^'\\\r\n]|\\.)*/y
const ESCAPED = /(?:(?!\\{1,3}["'])[^\r\n])*/y
const ENCODED = /(?:(?!%2[27])[^\s])*/y
const BARE = /[^\s"'`&,;<>(){}[\]|\\]+/y
const LINE = /[^\r\n}\\]+/y
/** Says that there is no secret, or that it is gone already. */
const NO_SECRET = /(?:undefined|null|true|false|NaN|\[[a-z-]+\])(?![\w-])/y
/** `password: must be longer` is a sentence, not a pair. */
const PROSE = /[a-z]+ [a-z]/y

/** Values of keys that say what they are, in `key=value`, `key: value` and JSON, also escaped. */
export function createPairs(keys: readonly KeyWords[]): Pattern {
  const marks = new Map(keys.map((key) => [compact(key.words), key]))
  const key = new RegExp(`(${keys.map(toSource).join('|')})${QUOTE}${SEPARATOR}`, 'gi')
  return {
    name: 'pairs',
    clues: CLUE.pair,
    scrub(text) {
      let kept = ''
      let done = 0
      for (const match of text.matchAll(key)) {
        const from = match.index + match[0].length
        const known = marks.get(compact(match[1] ?? ''))
        const value = known && match.index >= done && valueAt(text, from, known)
        if (value) {
          kept += `${text.slice(done, value.start)}[${known.mark}]`
          done = value.end
        }
      }
      return done === 0 ? text : kept + text.slice(done)
    },
  }
}

/** Which three letters a key ends with, for the look that comes before. */
export function keyEndings(keys: readonly KeyWords[]): ReadonlySet<number> {
  const spellings = keys.flatMap(({ words }) =>
    ['', ' ', '_', '-'].map((joint) => words.replaceAll(' ', joint)),
  )
  return new Set(spellings.map((spelling) => threeLetters(spelling, spelling.length - 3)))
}

function toSource({ words, isShort }: KeyWords): string {
  const source = words.replaceAll(' ', '[ _-]?')
  if (isShort) return `(?<![a-z])${source}`
  return words === 'token' ? `${NOT_PARSER}${source}` : source
}

function compact(key: string): string {
  return key.toLowerCase().replaceAll(/[ _-]/g, '')
}

interface Span {
  start: number
  end: number
}

function valueAt(text: string, from: number, key: KeyWords): Span | undefined {
  const quote = matchAt(OPENING, text, from)
  const start = from + quote.length
  if (matchAt(NO_SECRET, text, start)) return undefined
  if (quote === '') return bareValueAt(text, from, key)
  const end = endOfQuoted(text, from, quote)
  return end > start ? { start, end } : undefined
}

function bareValueAt(text: string, start: number, { isLine }: KeyWords): Span | undefined {
  if (text.charAt(start - 1) === ' ' && matchAt(PROSE, text, start)) return undefined
  const value = matchAt(isLine ? LINE : BARE, text, start)
  return value ? { start, end: start + value.length } : undefined
}

/** An end that was cut off is the end of the line: what follows may be a stack. */
function endOfQuoted(text: string, from: number, quote: string): number {
  if (quote === '"') return from + matchAt(DOUBLE, text, from).length
  if (quote === "'") return from + matchAt(SINGLE, text, from).length
  const start = from + quote.length
  return start + matchAt(quote.startsWith('%') ? ENCODED : ESCAPED, text, start).length
}

function matchAt(sticky: RegExp, text: string, index: number): string {
  sticky.lastIndex = index
  return sticky.exec(text)?.[0] ?? ''
}
