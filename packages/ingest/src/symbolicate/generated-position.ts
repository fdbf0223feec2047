import { decodedMappings } from '@jridgewell/trace-mapping'
import type { DecodedArtifact } from './artifacts/decoded-artifact.ts'
import type { Position } from './scopes/line-starts.ts'

/**
 * Line and column of an offset in the generated file, both from 0. Without the starts of its lines
 * only a bundle of one line can tell: there the offset is the column.
 */
export function generatedPosition(
  { trace }: Pick<DecodedArtifact, 'trace'>,
  offset: number,
): Position | undefined {
  const isOneLine = decodedMappings(trace).every((line, index) => index === 0 || line.length === 0)
  return isOneLine ? { line: 0, column: offset } : undefined
}
