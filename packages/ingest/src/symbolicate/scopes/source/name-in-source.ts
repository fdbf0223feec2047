import { endsExpression, isCloser, isOpener, T } from './token-kinds.ts'
import { isCallee, isWord, previousOfTypes, typeArgumentsStart, wordAt } from './token-reading.ts'
import type { Tokens } from './token-buffer.ts'
import { isWrapper } from '../wrappers.ts'

/**
 * A name, `undefined` for an anonymous function, or `null` where only the running program knows:
 * the value of a computed key.
 */
export type SourceName = string | undefined | null

/** What a walk back over an operand or a type may cost: it is taken for every function. */
const MAX_STEPS = 200
/** How many parentheses, conditions and wrappers around a function are looked through. */
const MAX_NESTING = 30
const MAX_NAME_LENGTH = 200

/**
 * What a function without a name of its own is called, by what is done with it. `first` is its first
 * token, `after` the token behind its last.
 */
export function valueName(tokens: Tokens, first: number, after: number): SourceName {
  return nameOfValue(tokens, { first, after }, MAX_NESTING)
}

function nameOfValue(
  tokens: Tokens,
  value: { first: number; after: number },
  nesting: number,
): SourceName {
  const { kinds, matches, parents } = tokens
  let { first, after } = value
  let isElement = false
  for (let around = nesting; around > 0 && first > 0; around--) {
    if (isCalled(tokens, after)) return undefined
    const bound = boundEnd(tokens, after)
    if (bound !== 0) {
      after = bound
      continue
    }
    const before = first - 1
    switch (kinds[before]) {
      case T.assign:
        return assignedName(tokens, before)
      case T.colon: {
        const question = questionOf(tokens, before)
        if (question === 0) return keyName(tokens, before - 1)
        first = operandStart(tokens, question)
        break
      }
      case T.question:
      case T.logical:
        first = operandStart(tokens, before)
        break
      case T.word:
        return isWord(tokens, before, 'default') ? 'default' : undefined
      case T.openBrace:
        // `onClick={() => {}}` in JSX.
        return kinds[before - 1] === T.assign ? assignedName(tokens, before - 1) : undefined
      case T.openParen:
      case T.openBracket:
      case T.comma: {
        const opener = kinds[before] === T.comma ? (parents[before] ?? 0) : before
        const role = roleIn(tokens, opener, after)
        if (role === 'none' || (role === 'argument' && isElement)) return undefined
        if (role === 'argument') {
          return argumentName(tokens, opener, before === opener ? around - 1 : 0)
        }
        isElement ||= role === 'element'
        first = opener
        after = (matches[opener] ?? opener) + 1
        break
      }
      default:
        return declaredDefault(tokens, first)
    }
  }
  return undefined
}

type Role = 'argument' | 'element' | 'parenthesised' | 'none'

/** What a value in brackets is there; of `(a, b)` the last one is the value of the whole. */
function roleIn(tokens: Tokens, opener: number, after: number): Role {
  const { kinds, matches } = tokens
  if (kinds[opener] === T.openBracket) return isCallee(tokens, opener - 1) ? 'none' : 'element'
  if (kinds[opener] !== T.openParen) return 'none'
  if (isCallee(tokens, previousOfTypes(tokens, opener))) return 'argument'
  return matches[opener] === after ? 'parenthesised' : 'none'
}

/** `export default function` begins with its modifiers. */
function declaredDefault(tokens: Tokens, first: number): SourceName {
  return isWord(tokens, first, 'export') && isWord(tokens, first + 1, 'default')
    ? 'default'
    : undefined
}

/** `(function () {})()`, or `.call(this)`, whose value is not the function. */
function isCalled(tokens: Tokens, after: number): boolean {
  const { kinds } = tokens
  if (kinds[after] === T.openParen) return true
  if (kinds[after] !== T.dot && kinds[after] !== T.optionalChain) return false
  return isWord(tokens, after + 1, 'call') || isWord(tokens, after + 1, 'apply')
}

/** The token after `.bind(…)`, whose value is the function again, or 0. */
function boundEnd(tokens: Tokens, after: number): number {
  const { kinds, matches } = tokens
  const isBound = kinds[after] === T.dot && isWord(tokens, after + 1, 'bind')
  return isBound && kinds[after + 2] === T.openParen ? (matches[after + 2] ?? 0) + 1 : 0
}

/** A wrapper that gives back what it is given goes by what that becomes, else by the call. */
function argumentName(tokens: Tokens, paren: number, nesting: number): SourceName {
  const { kinds, matches } = tokens
  let callee = previousOfTypes(tokens, paren)
  if (kinds[callee] === T.optionalChain) callee--
  if (kinds[callee] !== T.word) return undefined
  const name = wordAt(tokens, callee)
  if (name === 'super' || name === 'import' || name.length > MAX_NAME_LENGTH) return undefined
  if (nesting > 0 && isWrapper(name)) {
    const call = { first: calleeStart(tokens, callee), after: (matches[paren] ?? 0) + 1 }
    const outer = nameOfValue(tokens, call, nesting)
    if (typeof outer === 'string' && !outer.startsWith('<')) return outer
  }
  return `<${name} callback>`
}

/** `React.memo`, from its first word. */
function calleeStart(tokens: Tokens, callee: number): number {
  let at = callee
  while (tokens.kinds[at - 1] === T.dot && tokens.kinds[at - 2] === T.word) at -= 2
  return at
}

/** The key of a method or property that ends at a token. */
export function keyName(tokens: Tokens, at: number): SourceName {
  const { kinds, matches } = tokens
  switch (kinds[at]) {
    case T.word:
    case T.number:
      return shortened(wordAt(tokens, at))
    case T.string:
      return shortened(wordAt(tokens, at).slice(1, -1))
    case T.closeBracket:
      return computedName(tokens, (matches[at] ?? 0) + 1, at)
    default:
      return undefined
  }
}

function shortened(name: string): SourceName {
  return name.length === 0 || name.length > MAX_NAME_LENGTH ? undefined : name
}

/** Well-known symbols are spelt out, as the engines do. */
function computedName(tokens: Tokens, from: number, to: number): SourceName {
  if (to === from + 1 && tokens.kinds[from] === T.string) return keyName(tokens, from)
  const isSymbol =
    to === from + 3 && isWord(tokens, from, 'Symbol') && tokens.kinds[from + 1] === T.dot
  return isSymbol ? `[Symbol.${wordAt(tokens, from + 2)}]` : null
}

/** What stands to the left of an `=`: a variable, a member, a parameter, a field, with its type. */
function assignedName(tokens: Tokens, assign: number): SourceName {
  const { kinds } = tokens
  const first = afterModifiers(tokens, leftStart(tokens, assign), assign)
  const isTyped =
    kinds[first + 1] === T.colon ||
    ((kinds[first + 1] === T.question || kinds[first + 1] === T.bang) &&
      kinds[first + 2] === T.colon)
  return keyName(tokens, isTyped ? first : assign - 1)
}

const MODIFIERS = new Set(
  'export declare const let var public private protected readonly static override accessor'.split(
    ' ',
  ),
)

function afterModifiers(tokens: Tokens, from: number, assign: number): number {
  let at = from
  while (
    at + 1 < assign &&
    tokens.kinds[at] === T.word &&
    tokens.kinds[at + 1] !== T.colon &&
    MODIFIERS.has(wordAt(tokens, at))
  ) {
    at++
  }
  return at
}

/** Where the statement, parameter or field begins whose `=` this is. */
function leftStart(tokens: Tokens, assign: number): number {
  const { kinds, matches, isFirst } = tokens
  let at = assign - 1
  for (let steps = 0; steps < MAX_STEPS && at > 0; steps++) {
    tokens.steps++
    const kind = kinds[at] ?? 0
    if (isOpener(kind) || kind === T.comma || kind === T.semicolon || kind === T.assign) break
    if (isCloser(kind)) at = matches[at] ?? at
    else if (kind === T.greater) {
      const start = typeArgumentsStart(tokens, at)
      if (start === 0) break
      at = start
    }
    if (isFirst[at] === 1 && isBeginning(tokens, at)) return at
    at--
  }
  return at + 1
}

/** The first word of a line, after a line that may have ended something. */
function isBeginning({ kinds }: Tokens, at: number): boolean {
  const kind = kinds[at]
  const before = kinds[at - 1] ?? 0
  // A type without a semicolon ends with `>` as well.
  const isAfterEnd = endsExpression(before) || before === T.greater
  return isAfterEnd && (kind === T.word || kind === T.string)
}

/** The `?` of a `:`, or 0 where it is the colon of a key or type. */
function questionOf(tokens: Tokens, colon: number): number {
  const { kinds, matches } = tokens
  let nested = 0
  let at = colon - 1
  if (kinds[at] === T.question) return 0
  for (let steps = 0; steps < MAX_STEPS && at > 0; steps++, at--) {
    tokens.steps++
    const kind = kinds[at] ?? 0
    if (isCloser(kind)) at = matches[at] ?? at
    else if (isOpener(kind) || isSeparator(kind)) return 0
    else if (kind === T.colon) nested++
    else if (kind === T.question && nested-- === 0) return at
  }
  return 0
}

/** Where the operand, or chain of them, begins that ends before a `?` or `||`. */
function operandStart(tokens: Tokens, operator: number): number {
  const { kinds, matches } = tokens
  let at = operator - 1
  for (let steps = 0; steps < MAX_STEPS && at > 0; steps++, at--) {
    tokens.steps++
    const kind = kinds[at] ?? 0
    if (isCloser(kind)) at = matches[at] ?? at
    else if (isOpener(kind) || isSeparator(kind)) return at + 1
    else if (kind === T.colon) {
      const question = questionOf(tokens, at)
      if (question === 0) return at + 1
      at = question
    } else if (kind === T.word && isBeforeOperand(tokens, at)) return at + 1
  }
  return 0
}

function isSeparator(kind: number): boolean {
  return kind === T.comma || kind === T.semicolon || kind === T.assign || kind === T.arrow
}

function isBeforeOperand(tokens: Tokens, at: number): boolean {
  return isWord(tokens, at, 'return') || isWord(tokens, at, 'default')
}
