import type { Frame, SourceLine, SymbolicatedFrame } from '../process/frame.ts'
import { contextLines } from './context-lines.ts'
import { isInAppFile, isInAppSource } from './in-app.ts'
import type { SourceMapIndex } from './index/open-index.ts'
import type { Segment } from './index/row.ts'
import { looksMinified } from './looks-minified.ts'
import { readableFunctionName } from './raw-function-name.ts'
import { toSourcePath } from './source-path.ts'

/** Resolves one call through the map of its script. Stacks count from 1, source maps from 0. */
export async function symbolicateFrame(
  frame: Frame,
  index: SourceMapIndex,
): Promise<SymbolicatedFrame> {
  const segment = await segmentOf(frame, index)
  const source = segment && (await index.source(segment.source))
  if (!segment || source === undefined || source === '') return unresolved(frame, 'outside-map')

  const position = { line: segment.sourceLine + 1, column: segment.sourceColumn + 1 }
  const [name, context] = await Promise.all([
    functionName(frame, segment, index),
    contextOf(segment, index),
  ])
  return {
    ...(name !== undefined && { function: name }),
    file: toSourcePath(source),
    ...position,
    inApp: isInAppSource(source, index.isIgnored(segment.source)),
    status: 'mapped',
    raw: frame,
    context,
  }
}

/** A frame of a script for which the release has no (readable) map. */
export function frameWithoutMap(frame: Frame): SymbolicatedFrame {
  return unresolved(frame, looksMinified(frame) ? 'no-map' : 'not-minified')
}

export function unresolved(
  frame: Frame,
  status: Exclude<SymbolicatedFrame['status'], 'mapped'>,
): SymbolicatedFrame {
  return { ...frame, inApp: isInAppFile(frame.file), status, raw: frame, context: [] }
}

/** Without a column a line has an answer only if all of it comes from one line: never minified. */
function segmentOf({ line, column }: Frame, index: SourceMapIndex) {
  if (line === undefined || line < 1) return undefined
  if (column === undefined) return index.findWholeLine(line - 1)
  // Some engines report column 0 for "the whole line"; it lies before the first column as well.
  return index.find(line - 1, Math.max(column - 1, 0))
}

async function functionName(
  { function: name, line = 1, column = 1 }: Frame,
  { source, sourceLine }: Segment,
  index: SourceMapIndex,
): Promise<string | undefined> {
  // No file was uploaded with the map, or it could not be parsed.
  if (!index.hasScopes) return readableFunctionName(name)
  const scope = await index.scope(
    { line: line - 1, column: Math.max(column - 1, 0) },
    { source, line: sourceLine },
  )
  const found = scope && (await index.name(scope.name))
  // Empty where the source says that the function has none.
  if (found !== undefined) return found === '' ? undefined : found
  // The engine names the function of the bundle: that is another one where code was inlined, and
  // at the top level its "module code" or "eval" is no function at all.
  return scope?.isInnermost ? readableFunctionName(name) : undefined
}

async function contextOf(
  { source, sourceLine: line, sourceColumn: column }: Segment,
  index: SourceMapIndex,
): Promise<SourceLine[]> {
  const piece = await index.text({ source, line })
  if (!piece) return []
  const { text, firstLine } = piece
  const lines = contextLines(text, { line: line - firstLine + 1, column: column + 1 })
  return lines.map((each) => ({ ...each, line: each.line + firstLine }))
}
