import type { Frame, SymbolicatedFrame } from '../process/frame.ts'
import type { DecodedArtifact } from './artifacts/decoded-artifact.ts'
import { contextLines } from './context-lines.ts'
import { isInAppFile } from './in-app.ts'
import { looksMinified } from './looks-minified.ts'
import { originalPosition } from './original-position.ts'
import { readableFunctionName } from './raw-function-name.ts'
import { enclosingScope, type SourceLocation } from './scopes/function-scopes.ts'

/** Resolves one call through the map of its script. Stacks count from 1, source maps from 0. */
export function symbolicateFrame(frame: Frame, artifact: DecodedArtifact): SymbolicatedFrame {
  if (frame.line === undefined) return unresolved(frame, 'outside-map')
  // Some engines report column 0 for "the whole line"; it lies before the first column as well.
  const column = frame.column === undefined ? undefined : Math.max(frame.column - 1, 0)
  const at = originalPosition(artifact.trace, frame.line - 1, column)
  const source = at && artifact.sources[at.source]
  if (!source) return unresolved(frame, 'outside-map')

  const position = { line: at.line + 1, column: at.column + 1 }
  const text = source.text()
  const name = functionName(frame, artifact, at)
  return {
    ...(name === undefined ? {} : { function: name }),
    file: source.path,
    ...position,
    inApp: source.inApp,
    status: 'mapped',
    raw: frame,
    context: text ? contextLines(text, position) : [],
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

function functionName(
  frame: Frame,
  { scopes }: DecodedArtifact,
  origin: SourceLocation,
): string | undefined {
  // No file was uploaded with the map, or it could not be parsed.
  if (scopes.table.length === 0) return readableFunctionName(frame.function)
  const { line = 1, column = 1 } = frame
  const scope = enclosingScope(scopes, { line: line - 1, column: Math.max(column - 1, 0) }, origin)
  // The engine names the function of the bundle: that is another one where code was inlined, and
  // at the top level its "module code" or "eval" is no function at all.
  if (!scope || scope.name !== undefined) return scope?.name
  return scope.isInnermost ? readableFunctionName(frame.function) : undefined
}
