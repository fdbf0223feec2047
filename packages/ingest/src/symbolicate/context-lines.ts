import type { SourceLine } from '../process/frame.ts'

export const LINES_AROUND = 5
export const MAX_LINE_LENGTH = 300

export interface SourceText {
  content: string
  lineStarts: Uint32Array
}

export function toSourceText(content: string): SourceText {
  const starts = [0]
  for (const match of content.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return { content, lineStarts: Uint32Array.from(starts) }
}

/** The line (from 1) and up to five on either side; empty where the source is shorter than that. */
export function contextLines(
  source: SourceText,
  { line, column }: { line: number; column: number },
): SourceLine[] {
  const { length } = source.lineStarts
  if (line > length) return []
  const context: SourceLine[] = []
  const last = Math.min(line + LINES_AROUND, length)
  for (let number = Math.max(line - LINES_AROUND, 1); number <= last; number++) {
    context.push({ line: number, text: excerpt(source, number, number === line ? column : 1) })
  }
  return context
}

/** A line, or of a generated one the window around the column (from 1) that the frame points at. */
function excerpt({ content, lineStarts }: SourceText, line: number, column: number): string {
  const start = lineStarts[line - 1] ?? 0
  let end = lineStarts[line] ?? content.length
  while (end > start && isLineBreak(content.charCodeAt(end - 1))) end--
  if (end - start <= MAX_LINE_LENGTH) return copyOf(content.slice(start, end))
  const latest = end - MAX_LINE_LENGTH
  const from = Math.min(Math.max(start + column - 1 - MAX_LINE_LENGTH / 2, start), latest)
  // A cut through a surrogate pair would leave text that cannot be encoded as UTF-8.
  return copyOf(content.slice(from, from + MAX_LINE_LENGTH))
}

/** Well-formed; V8's slices keep the whole text in memory, and stacks are remembered by the thousand. */
function copyOf(slice: string): string {
  return Buffer.from(slice).toString()
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13
}
