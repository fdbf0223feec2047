export interface TrailingComment {
  /** `debugId`, `sourceMappingURL`. */
  name: string
  value: string
  /** Where it begins in the file, and where it ends: before the line's break. */
  start: number
  end: number
}

const COMMENT = /(?:\/\/|\/\*)[#@][ \t]*(\w+)=(\S*?)(?:[ \t]*\*\/)?\s*$/
/** The last line of a minified file may be all of it; a comment behind its code is short. */
const TAIL_LENGTH = 4_096

/**
 * The `//# name=value` (in stylesheets `/*# name=value`) after the last code, last one first.
 * Those in the file's strings, as style loaders have them, are not at its end.
 */
export function trailingComments(text: string): TrailingComment[] {
  const found: TrailingComment[] = []
  let end = text.length
  while (end > 0) {
    const lineStart = text.lastIndexOf('\n', end - 1) + 1
    const isComment = /^\s*(?:\/\/|\/\*)/.test(text.slice(lineStart, lineStart + TAIL_LENGTH))
    const start = isComment ? lineStart : Math.max(lineStart, end - TAIL_LENGTH)
    const line = text.slice(start, end)
    const match = COMMENT.exec(line)
    const [, name, value] = match ?? []
    if (match && name !== undefined && value !== undefined)
      found.push({ name, value, start: start + match.index, end: start + line.trimEnd().length })
    if (!isComment && line.trim() !== '') return found
    end = lineStart - 1
  }
  return found
}

export function trailingValue(text: string, name: string): string | undefined {
  return trailingComments(text).find((comment) => comment.name === name)?.value
}
