import { parse } from 'sugar-high/core'
import { tokenize } from 'sugar-high/lang/typescript'

export interface Token {
  type: string
  value: string
}

/**
 * Coloured tokens of each line. Tokens, not the library's HTML: React writes them as text, so source
 * code that looks like markup stays text.
 */
export function highlightLines(lines: readonly string[]): (readonly Token[])[] {
  const parsed = parse(lines.join('\n'), { tokenize }).lines
  return lines.map((text, index) => {
    const tokens = parsed[index]?.tokens ?? []
    // A piece cut out of a file may begin inside a comment; where the lexer loses text, text wins.
    return tokens.map((token) => token.value).join('') === text
      ? tokens
      : [{ type: 'identifier', value: text }]
  })
}
