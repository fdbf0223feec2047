/** What a reader of functions has to tell apart; every other operator is `other`. */
export const T = {
  none: 0,
  word: 1,
  number: 2,
  string: 3,
  template: 4,
  regex: 5,
  openParen: 6,
  closeParen: 7,
  openBracket: 8,
  closeBracket: 9,
  openBrace: 10,
  closeBrace: 11,
  /** `${`, closed by a brace. */
  openSubstitution: 12,
  arrow: 13,
  /** `=`, and `??=` and its like, which name functions as well. */
  assign: 14,
  colon: 15,
  question: 16,
  optionalChain: 17,
  comma: 18,
  semicolon: 19,
  dot: 20,
  /** `||`, `&&`, `??` */
  logical: 21,
  star: 22,
  less: 23,
  greater: 24,
  /** `|` or `&`, of types. */
  bar: 25,
  bang: 26,
  other: 27,
} as const

export type TokenKind = (typeof T)[keyof typeof T]

export function isOpener(kind: number): boolean {
  return (
    kind === T.openParen ||
    kind === T.openBracket ||
    kind === T.openBrace ||
    kind === T.openSubstitution
  )
}

export function isCloser(kind: number): boolean {
  return kind === T.closeParen || kind === T.closeBracket || kind === T.closeBrace
}

/** Whether an expression may end with it, so that what follows on the next line may be new. */
export function endsExpression(kind: number): boolean {
  return (kind >= T.word && kind <= T.regex) || isCloser(kind)
}
