import { T, type TokenKind } from './token-kinds.ts'

/** By first character, the longest first. `>` closes types, so that `>>` is left as two. */
const OPERATORS: Record<string, readonly [string, TokenKind][]> = {
  '=': [
    ['=>', T.arrow],
    ['===', T.other],
    ['==', T.other],
    ['=', T.assign],
  ],
  '?': [
    ['??=', T.assign],
    ['??', T.logical],
    ['?.', T.optionalChain],
    ['?', T.question],
  ],
  '|': [
    ['||=', T.assign],
    ['||', T.logical],
    ['|=', T.other],
    ['|', T.bar],
  ],
  '&': [
    ['&&=', T.assign],
    ['&&', T.logical],
    ['&=', T.other],
    ['&', T.bar],
  ],
  '.': [
    ['...', T.other],
    ['.', T.dot],
  ],
  '*': [
    ['**', T.other],
    ['*=', T.other],
    ['*', T.star],
  ],
  '!': [
    ['!=', T.other],
    ['!', T.bang],
  ],
  '<': [
    ['<=', T.other],
    ['<', T.less],
  ],
  '>': [
    ['>=', T.other],
    ['>', T.greater],
  ],
  '+': [
    ['++', T.other],
    ['+=', T.other],
  ],
  '-': [
    ['--', T.other],
    ['-=', T.other],
  ],
  '%': [['%=', T.other]],
  '^': [['^=', T.other]],
  ',': [[',', T.comma]],
  ':': [[':', T.colon]],
  ';': [[';', T.semicolon]],
}

export interface Operator {
  kind: TokenKind
  width: number
}

const SINGLE: Operator = { kind: T.other, width: 1 }

const BY_CODE: (readonly { text: string; operator: Operator }[] | undefined)[] = Array.from(
  { length: 127 },
  (_, code) =>
    OPERATORS[String.fromCharCode(code)]?.map(([text, kind]) => ({
      text,
      operator: { kind, width: text.length },
    })),
)

export function operatorAt(text: string, at: number): Operator {
  for (const each of BY_CODE[text.charCodeAt(at)] ?? []) {
    if (text.startsWith(each.text, at)) return each.operator
  }
  return SINGLE
}
