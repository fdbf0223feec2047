import type { SourceLocation } from '../function-scopes.ts'
import { lineStartsOf, toPosition } from '../line-starts.ts'
import {
  readSourceFunctions,
  type SourceFunction,
  type SourceFunctions,
} from './source-functions.ts'

export interface SourcePosition extends SourceLocation {
  column: number
}

/** The texts of a map's sources, each read when it is first asked for. */
export interface Sources {
  /** The text on either side of a place. */
  excerptAt: (at: SourcePosition) => { before: string; after: string } | undefined
  /** The function in whose head a place is: where tools map a function's beginning to. */
  functionFrom: (at: SourcePosition) => SourceFunction | undefined
  /** The innermost function around a place. */
  functionAround: (at: SourcePosition) => SourceFunction | undefined
  /** Whether a place is the closing brace of a function, from where nothing is called. */
  isEndOf: (found: SourceFunction, at: SourcePosition) => boolean
  startOf: (source: number, found: SourceFunction) => SourceLocation
}

interface Source {
  text: string
  lineStarts: number[]
  /** Undefined until asked for; null where the text cannot be read. */
  functions?: SourceFunctions | null
}

/** Enough for a declaration up to its name; a line of a source may be megabytes. */
const MAX_EXCERPT = 250
/** Twice the compiler of TypeScript in one file; the tokens of a text take more memory than it does. */
const MAX_READ_LENGTH = 16 * 1024 * 1024

export function createSources(contents: readonly (string | null)[]): Sources {
  const opened: (Source | null)[] = []

  function open(index: number): Source | null {
    const known = opened[index]
    if (known !== undefined) return known
    const text = contents[index]
    const source = typeof text === 'string' ? { text, lineStarts: lineStartsOf(text) } : null
    opened[index] = source
    return source
  }

  function functionsOf(index: number): SourceFunctions | undefined {
    const source = open(index)
    if (!source) return undefined
    source.functions ??=
      (source.text.length <= MAX_READ_LENGTH && readSourceFunctions(source.text)) || null
    return source.functions ?? undefined
  }

  function offsetOf({ source, line, column }: SourcePosition): number {
    const { text = '', lineStarts = [] } = open(source) ?? {}
    return (lineStarts[line] ?? text.length) + column
  }

  function excerptAt(at: SourcePosition): { before: string; after: string } | undefined {
    const source = open(at.source)
    if (!source) return undefined
    const offset = offsetOf(at)
    return {
      before: source.text.slice(Math.max(offset - MAX_EXCERPT, 0), offset),
      after: source.text.slice(offset, offset + MAX_EXCERPT),
    }
  }

  return {
    excerptAt,
    functionFrom: (at) => functionsOf(at.source)?.startingAt(offsetOf(at)),
    functionAround: (at) => functionsOf(at.source)?.around(offsetOf(at)),
    isEndOf: ({ end }, at) => offsetOf(at) === end - 1,
    startOf: (source, { start }) => ({
      source,
      line: toPosition(open(source)?.lineStarts ?? [], start).line,
    }),
  }
}
