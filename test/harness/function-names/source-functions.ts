import ts from 'typescript'

/** The functions and classes of a source, found by another parser than the one that is judged. */
export interface SourceFunctions {
  /** The innermost one around a position; undefined outside all of them. */
  around: (line: number, column: number) => FunctionAround | undefined
}

export interface FunctionAround {
  start: number
  /** Whether the position is the closing brace, from where nothing is called. */
  isEnd: boolean
}

/** Lines and columns count from 1. */
export function readSourceFunctions(path: string, text: string): SourceFunctions {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

  function innermost(node: ts.Node, offset: number): ts.Node | undefined {
    if (offset < node.getStart(file) || offset >= node.end) return undefined
    const inner = ts.forEachChild(node, (child) => innermost(child, offset))
    return inner ?? (isFunctionOrClass(node) ? node : undefined)
  }

  return {
    around(line, column) {
      const start = file.getLineStarts()[line - 1]
      if (start === undefined) return undefined
      const offset = start + column - 1
      const found = innermost(file, offset)
      return found && { start: found.getStart(file), isEnd: offset === found.end - 1 }
    },
  }
}

function isFunctionOrClass(node: ts.Node): boolean {
  const isDeclared = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
  return isDeclared || ts.isClassLike(node)
}
