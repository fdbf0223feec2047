import { toPosition, type Position } from '../scopes/line-starts.ts'
import { createByteReader } from './byte-reader.ts'
import { createParts, type Section } from './parts.ts'

/** Where an offset of the generated file is; undefined where the upload came without the file. */
export type PositionOf = (offset: number) => Promise<Position | undefined>

export function createLineStartReader(section: Section): PositionOf {
  const starts = createParts(section, {
    decode: readLineStarts,
    sizeOf: ({ length }) => length * 8,
  })
  return async (offset) =>
    section.lengths.length === 0 ? undefined : toPosition(await starts.load(0), offset)
}

function readLineStarts(bytes: Uint8Array): number[] {
  const reader = createByteReader(bytes)
  const starts: number[] = []
  for (let start = 0; !reader.isAtEnd();) {
    start += reader.varint()
    starts.push(start)
  }
  return starts
}
