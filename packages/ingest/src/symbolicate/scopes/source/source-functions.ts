import { expressionEnd } from './expression-end.ts'
import { keyName, valueName, type SourceName } from './name-in-source.ts'
import { isCloser, T } from './token-kinds.ts'
import { isCallee, isSpent, isWord, previousOfTypes, wordAt } from './token-reading.ts'
import type { Tokens } from './token-buffer.ts'
import { readTokens } from './tokens.ts'
import { typeArgumentsEnd, typeEnd } from './type-end.ts'

/** A function or class as it stands in a source; offsets into its text, the end exclusive. */
export interface SourceFunction {
  start: number
  /** Where its body begins: up to there is its head. */
  bodyStart: number
  end: number
  name: SourceName
}

export interface SourceFunctions {
  /** The innermost function or class around an offset. */
  around: (offset: number) => SourceFunction | undefined
  /** The function in whose head an offset is: its start, its name, its parameters. */
  startingAt: (offset: number) => SourceFunction | undefined
}

/**
 * Finds the functions of a source that may be TypeScript or JSX, which the parser of bundles does
 * not read. Undefined where the source cannot be read.
 */
export function readSourceFunctions(text: string): SourceFunctions | undefined {
  const tokens = readTokens(text)
  const functions = tokens && findFunctions(tokens)
  return functions && lookUpIn(functions)
}

/** Undefined where it would take too long. */
function findFunctions(tokens: Tokens): SourceFunction[] | undefined {
  const { kinds, starts, ends, matches } = tokens
  const all: SourceFunction[] = []
  /** Classes by the brace of their body. */
  const classes = new Map<number, SourceFunction>()
  /** The first token of arrow functions, by their arrow. */
  const arrows = new Map<number, number>()
  /** The end of their expressions, as far as an arrow before them had the same. */
  const arrowEnds = new Map<number, number>()

  function add(first: number, body: number, last: number): SourceFunction {
    const entry: SourceFunction = {
      start: starts[first] ?? 0,
      bodyStart: starts[body] ?? 0,
      end: ends[last] ?? 0,
      name: undefined,
    }
    all.push(entry)
    return entry
  }

  function addClass(keyword: number): void {
    const body = classBody(tokens, keyword)
    if (body === 0) return
    const last = matches[body] ?? 0
    const first = declarationStart(tokens, keyword)
    const hasName = kinds[keyword + 1] === T.word && !isHeritage(tokens, keyword + 1)
    const entry = add(first, keyword + 1, last)
    entry.name = hasName ? wordAt(tokens, keyword + 1) : valueName(tokens, first, last + 1)
    classes.set(body, entry)
  }

  function addFunction(keyword: number): void {
    const named = kinds[keyword + 1] === T.star ? keyword + 2 : keyword + 1
    const hasName = kinds[named] === T.word
    const body = bodyAfter(tokens, parameters(tokens, hasName ? named + 1 : named))
    if (body === 0) return
    const last = matches[body] ?? 0
    const first = declarationStart(tokens, keyword)
    const entry = add(first, body, last)
    entry.name = hasName ? wordAt(tokens, named) : valueName(tokens, first, last + 1)
  }

  function addArrow(arrow: number): void {
    const first = arrows.get(arrow) ?? (kinds[arrow - 1] === T.word ? arrow - 1 : 0)
    if (first === 0) return
    const body = arrow + 1
    const last =
      kinds[body] === T.openBrace
        ? (matches[body] ?? 0)
        : (arrowEnds.get(arrow) ?? expressionEnd(tokens, body, arrowEnds)) - 1
    const start = isWord(tokens, first - 1, 'async') ? first - 1 : first
    add(start, body, last).name = valueName(tokens, start, last + 1)
  }

  /** Parentheses are read before the arrow that follows them, and so tell where it begins. */
  function noteParameters(paren: number): void {
    const after = (matches[paren] ?? 0) + 1
    const arrow = kinds[after] === T.colon ? typeEnd(tokens, after + 1) : after
    if (kinds[arrow] !== T.arrow) return
    const before = previousOfTypes(tokens, paren)
    // `a ? b(c) : d => e`
    if (arrow !== after && isCallee(tokens, before) && !isWord(tokens, before, 'async')) return
    arrows.set(arrow, before + 1)
  }

  /** `key(…) {`, which is nothing else once the statements with such a head are left out. */
  function addMethod(paren: number): void {
    const key = previousOfTypes(tokens, paren)
    // In a class there are no statements: even `if (…) {` is one there.
    const isStatement = !classes.has(tokens.parents[key] ?? 0) && isHead(tokens, key)
    const body = isKey(tokens, key) && !isStatement ? bodyAfter(tokens, paren) : 0
    if (body === 0) return
    const first = kinds[key] === T.closeBracket ? (matches[key] ?? key) : key
    const entry = add(first, body, matches[body] ?? 0)
    const isConstructor = isWord(tokens, key, 'constructor')
    const owner = isConstructor ? classes.get(tokens.parents[key] ?? 0) : undefined
    entry.name = owner ? owner.name : keyName(tokens, key)
  }

  for (let at = 1; at < tokens.count && !isSpent(tokens); at++) {
    const kind = kinds[at]
    if (kind === T.word) {
      if (isKeyword(tokens, at, 'function')) addFunction(at)
      else if (isKeyword(tokens, at, 'class')) addClass(at)
    } else if (kind === T.arrow) {
      addArrow(at)
    } else if (kind === T.openParen) {
      noteParameters(at)
      addMethod(at)
    }
  }
  return isSpent(tokens) ? undefined : all
}

/** Statements that look like a method: a word, parentheses, a brace. */
const HEADS = new Set('if for while switch catch await'.split(' '))

function isHead(tokens: Tokens, at: number): boolean {
  if (tokens.kinds[at] !== T.word || !HEADS.has(wordAt(tokens, at))) return false
  // `{ then() {}, catch() {} }`
  const before = tokens.kinds[at - 1]
  if (before === T.comma) return false
  return !(before === T.openBrace && isWord(tokens, at, 'catch'))
}

function isKey(tokens: Tokens, at: number): boolean {
  switch (tokens.kinds[at]) {
    case T.word: {
      // `function name(…) {` is found by its keyword.
      const before = tokens.kinds[at - 1] === T.star ? at - 2 : at - 1
      // Nor is `class extends mixin(…) {` one.
      return !['function', 'extends'].some(
        (word) => isWord(tokens, at, word) || isWord(tokens, before, word),
      )
    }
    case T.string:
    case T.number:
    case T.closeBracket:
      return true
    default:
      return false
  }
}

/** As a word of the language, not as a property's name: `x.class`, `{ class: 1 }`. */
function isKeyword(tokens: Tokens, at: number, keyword: string): boolean {
  if (!isWord(tokens, at, keyword)) return false
  const { kinds } = tokens
  return (
    kinds[at - 1] !== T.dot &&
    kinds[at - 1] !== T.optionalChain &&
    kinds[at + 1] !== T.colon &&
    kinds[at + 1] !== T.assign
  )
}

function isHeritage(tokens: Tokens, at: number): boolean {
  return isWord(tokens, at, 'extends') || isWord(tokens, at, 'implements')
}

const MODIFIERS = new Set('export default async abstract declare'.split(' '))

function declarationStart(tokens: Tokens, keyword: number): number {
  let at = keyword
  while (tokens.kinds[at - 1] === T.word && MODIFIERS.has(wordAt(tokens, at - 1))) at--
  return at
}

/** More is no head of a class: of words without end each would look through all the others. */
const MAX_HERITAGE_TOKENS = 500

/** The brace of a class's body: the first that is not an argument of what the class extends. */
function classBody(tokens: Tokens, keyword: number): number {
  const { kinds, matches } = tokens
  const limit = Math.min(keyword + MAX_HERITAGE_TOKENS, tokens.count)
  for (let at = keyword + 1; at < limit; at++) {
    const kind = kinds[at] ?? 0
    if (kind === T.openBrace) return at
    if (kind === T.openParen || kind === T.openBracket) at = matches[at] ?? at
    else if (kind === T.semicolon || isCloser(kind)) return 0
    else if (kind === T.less) {
      const end = typeArgumentsEnd(tokens, at)
      if (end === at) return 0
      at = end - 1
    }
  }
  return 0
}

/** The parenthesis at a token, or after the type parameters that begin there; else 0. */
function parameters(tokens: Tokens, at: number): number {
  const paren = tokens.kinds[at] === T.less ? typeArgumentsEnd(tokens, at) : at
  return tokens.kinds[paren] === T.openParen ? paren : 0
}

/** The brace of the body after parameters and perhaps the type that is returned; else 0. */
function bodyAfter(tokens: Tokens, paren: number): number {
  if (paren === 0) return 0
  const after = (tokens.matches[paren] ?? 0) + 1
  const body = tokens.kinds[after] === T.colon ? typeEnd(tokens, after + 1) : after
  return tokens.kinds[body] === T.openBrace ? body : 0
}

/** The places where another function becomes the innermost one, in order, and which. */
function lookUpIn(functions: readonly SourceFunction[]): SourceFunctions {
  const offsets: number[] = []
  const innermost: (SourceFunction | undefined)[] = []
  const open: SourceFunction[] = []

  function change(offset: number): void {
    offsets.push(offset)
    innermost.push(open.at(-1))
  }

  function closeUntil(offset: number): void {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      open.pop()
      change(last.end)
    }
  }

  for (const each of functions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    closeUntil(each.start)
    open.push(each)
    change(each.start)
  }
  closeUntil(Infinity)

  /** Of the last answer: neighbouring places are asked for one after the other. */
  let row = -1

  function rowAt(offset: number): number {
    if ((offsets[row] ?? -1) <= offset && offset < (offsets[row + 1] ?? Infinity)) return row
    let low = 0
    let high = offsets.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((offsets[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  function around(offset: number): SourceFunction | undefined {
    row = rowAt(offset)
    return innermost[row]
  }

  function startingAt(offset: number): SourceFunction | undefined {
    const found = around(offset)
    return found && offset <= found.bodyStart ? found : undefined
  }

  return { around, startingAt }
}
