import type { SourceMapIndex } from './index/open-index.ts'
import type { Position } from './scopes/line-starts.ts'

/**
 * Line and column of an offset in the generated file, both from 0. Where that was not uploaded only a
 * bundle of one line can tell: there the offset is the column.
 */
export async function generatedPosition(
  { positionOf, lines }: Pick<SourceMapIndex, 'positionOf' | 'lines'>,
  offset: number,
): Promise<Position | undefined> {
  const position = await positionOf(offset)
  if (position) return position
  return lines <= 1 ? { line: 0, column: offset } : undefined
}
