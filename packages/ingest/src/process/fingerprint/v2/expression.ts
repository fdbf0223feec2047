import { openingBracket } from '../../stack/brackets.ts'

/** Minifiers hand out one and two letters first. */
const MAX_MINIFIED_LENGTH = 2
/** What an index or a computed key is called: engines show its value, or its name, or neither. */
const COMPUTED = '<index>'

/**
 * What of an expression means the same in every build: `t.cart.total`, `total()` and `(0, t.total)` are
 * `total`; a short bare name is a minifier's.
 */
export function lastProperty(expression: string): string {
  const imported = /^\(0 ?, ?([^()]{1,200})\)/.exec(expression)
  const text = imported?.[1] ?? withoutCalls(withoutOperators(expression))
  if (text.endsWith(']')) return computedKey(text)
  const dot = text.lastIndexOf('.')
  const name = text.slice(dot + 1)
  if (!/^[\w$#-]+$/.test(name)) return '?'
  return dot < 0 && name.length <= MAX_MINIFIED_LENGTH ? '?' : name
}

/** A property as an engine names it. */
export function propertyKey(name: string): string {
  if (/^\d+$/.test(name)) return COMPUTED
  return /^Symbol\((Symbol\.\w{1,40})\)$/.exec(name)?.[1] ?? name
}

/** `delete a.b`, `a.b = 1`, `a.b++`, and what WebKit cites after it: `a.b')`. */
function withoutOperators(expression: string): string {
  const cited = expression.replace(/(?:\.\.\.)?'\)[^']{0,20}$/, '')
  const operand = cited.replace(/^(?:(?:delete|new|await|typeof|void)\s)+/, '')
  const assigned = /\s?(?<![=!<>])=(?![=>])/.exec(operand)
  const target = assigned ? operand.slice(0, assigned.index) : operand
  return target.replace(/(?:\+\+|--|\s[-+*/%&|^]{1,3})$/, '').trim()
}

/** At most a few: `f(1)(2)(3)`. */
function withoutCalls(expression: string): string {
  let text = expression.replace(/`.*$/s, '')
  for (let calls = 0; calls < 5 && text.endsWith(')'); calls++) {
    const opening = openingBracket(text, text.length - 1)
    if (opening <= 0) break
    text = text.slice(0, opening)
  }
  return text
}

function computedKey(text: string): string {
  const key = text.slice(text.lastIndexOf('[') + 1, -1)
  const named = /^(?:"([^"]*)"|'([^']*)'|(Symbol\.\w{1,40}))$/.exec(key)
  return named?.[1] ?? named?.[2] ?? named?.[3] ?? COMPUTED
}
