import { LINES_AROUND, MAX_LINE_LENGTH, toSourceText } from '../context-lines.ts'
import type { Codec } from '../../lib/codec.ts'
import type { TextDirectory } from './head.ts'
import { joined } from './joined.ts'

/** A look-up unpacks one part: larger ones pack better, smaller ones are read sooner. */
const PART_LENGTH = 65_536

interface Piece {
  text: string
  fromLine: number
  firstLine: number
}

/** Cuts the sources into pieces of whole lines, so that a line and those around it cost one read. */
export function writeTexts(
  contents: readonly (string | null)[],
  { pack }: Codec,
): { directory: TextDirectory; parts: Uint8Array[] } {
  const directory: TextDirectory = {
    ...{ lengths: [], sources: [], parts: [], starts: [], ends: [], fromLines: [], firstLines: [] },
  }
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  let open: Uint8Array[] = []
  let openLength = 0

  function endPart(): void {
    if (open.length === 0) return
    const part = pack(joined(open))
    parts.push(part)
    directory.lengths.push(part.length)
    open = []
    openLength = 0
  }

  for (const [source, content] of contents.entries()) {
    if (content === null) continue
    for (const { text, fromLine, firstLine } of piecesOf(content)) {
      const bytes = encoder.encode(text)
      directory.sources.push(source)
      directory.parts.push(parts.length)
      directory.starts.push(openLength)
      directory.ends.push(openLength + bytes.length)
      directory.fromLines.push(fromLine)
      directory.firstLines.push(firstLine)
      open.push(bytes)
      openLength += bytes.length
      if (openLength >= PART_LENGTH) endPart()
    }
  }
  endPart()
  return { directory, parts }
}

/** A line that every frame on it can be made to unpack; a longer one is data, and is left empty. */
const MAX_KEPT_LINE = 1024 * 1024

/**
 * Most sources are one piece. Of the lines around those it answers for a piece holds no more than is
 * shown: whole, they would make ten times as much of a source of long lines.
 */
function piecesOf(content: string): Piece[] {
  if (content.length <= 2 * PART_LENGTH) return [{ text: content, fromLine: 0, firstLine: 0 }]
  const { lineStarts } = toSourceText(content)
  const lines = lineStarts.length
  const startOf = (line: number) => lineStarts[line] ?? content.length
  const linesOf = (from: number, to: number, most: number) => {
    let text = ''
    for (let line = Math.max(from, 0); line < Math.min(to, lines); line++) {
      const whole = content.slice(startOf(line), startOf(line + 1))
      const end = line + 1 < lines ? '\n' : ''
      if (whole.length > MAX_KEPT_LINE) text += end
      else text += whole.length > most ? whole.slice(0, most) + end : whole
    }
    return text
  }
  const pieces: Piece[] = []
  for (let fromLine = 0; fromLine < lines;) {
    let end = fromLine + 1
    while (end < lines && startOf(end) - startOf(fromLine) < PART_LENGTH) end++
    const firstLine = Math.max(fromLine - LINES_AROUND, 0)
    const text =
      linesOf(firstLine, fromLine, MAX_LINE_LENGTH) +
      linesOf(fromLine, end, MAX_KEPT_LINE) +
      linesOf(end, end + LINES_AROUND, MAX_LINE_LENGTH)
    pieces.push({ text, fromLine, firstLine })
    fromLine = end
  }
  return pieces
}
