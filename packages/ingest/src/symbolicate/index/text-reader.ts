import { toSourceText, type SourceText } from '../context-lines.ts'
import type { SourceLocation } from '../scopes/function-scopes.ts'
import type { TextDirectory } from './head.ts'
import { createParts, type Section } from './parts.ts'

/** The text of a source around a line. */
export interface TextPiece {
  text: SourceText
  /** The number of its first line in the source, from 0. */
  firstLine: number
}

export type TextReader = (at: SourceLocation) => Promise<TextPiece | undefined>

/** Texts are large and asked for once a stack; these few are for stacks that share a file. */
const MAX_TEXTS = 8

/** Answers undefined where the map came without the source's text. */
export function createTextReader(directory: TextDirectory, section: Section): TextReader {
  const { parts, starts, ends, firstLines } = directory
  const texts = createParts(section, {
    decode: (bytes) => bytes,
    sizeOf: ({ length }) => length,
    max: MAX_TEXTS,
  })
  return async ({ source, line }) => {
    const piece = pieceAt(directory, source, line)
    if (piece < 0) return undefined
    const part = await texts.load(parts[piece] ?? 0)
    const content = new TextDecoder().decode(part.subarray(starts[piece], ends[piece]))
    return { text: toSourceText(content), firstLine: firstLines[piece] ?? 0 }
  }
}

/** The piece that answers for a line of a source; -1 where there is none. */
function pieceAt({ sources, fromLines }: TextDirectory, source: number, line: number): number {
  let low = 0
  let high = sources.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const of = sources[middle] ?? 0
    if (of < source || (of === source && (fromLines[middle] ?? 0) <= line)) low = middle + 1
    else high = middle
  }
  return sources[low - 1] === source ? low - 1 : -1
}
