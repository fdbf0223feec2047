export interface Head {
  /** Where the first statement may stand: behind `#!` and the directives, which end where others begin. */
  index: number
  /** The same place as source maps count, from 0. */
  line: number
  column: number
  /** The directive before it was ended by its line and not by a semicolon. */
  needsSemicolon: boolean
}

const HASHBANG = /^#!.*(?:\r?\n)?/
const BETWEEN = /(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/y
const STRING = /(["'])(?:(?!\1)[^\\\r\n]|\\(?:\r\n|[^]))*\1/y
/** What makes the string before it, though on another line, the beginning of an expression. */
const CONTINUES = /[.,([`*/%&|^<>=?:]|!=|\+(?!\+)|-(?!-)|in(?:stanceof)?\b/y

/** Not a parser: it reads no further than the directives, of a bundle of any size. */
export function headOf(code: string): Head {
  let index = HASHBANG.exec(code)?.[0].length ?? (code.startsWith('\uFEFF') ? 1 : 0)
  let needsSemicolon = false
  for (let directive = directiveAt(code, index); directive; directive = directiveAt(code, index)) {
    index = directive.end
    needsSemicolon = directive.needsSemicolon
  }
  return { index, needsSemicolon, ...positionOf(code, index) }
}

function directiveAt(code: string, index: number) {
  // The semicolon of a directive that stood on its own line is not another statement's.
  const literal = endOf(STRING, code, endOf(BETWEEN, code, index) ?? index)
  if (literal === undefined) return undefined
  const next = endOf(BETWEEN, code, literal) ?? literal
  if (code[next] === ';') return { end: next + 1, needsSemicolon: false }
  const isOver = next === code.length || code.slice(literal, next).includes('\n')
  if (!isOver || endOf(CONTINUES, code, next) !== undefined) return undefined
  return { end: literal, needsSemicolon: true }
}

function endOf(pattern: RegExp, code: string, index: number): number | undefined {
  pattern.lastIndex = index
  const match = pattern.exec(code)
  return match ? index + match[0].length : undefined
}

function positionOf(code: string, index: number): { line: number; column: number } {
  const before = code.slice(0, index)
  const lineStart = before.lastIndexOf('\n') + 1
  // Engines drop the byte order mark before they count.
  const mark = lineStart === 0 && before.startsWith('\uFEFF') ? 1 : 0
  return { line: before.split('\n').length - 1, column: index - lineStart - mark }
}
