import { createParts, type Section } from './parts.ts'
import { readStrings, STRINGS_A_PART } from './write-strings.ts'

/** What a string takes in V8 beside its characters. */
const STRING_BYTES = 24

/** Undefined for an index that is none. */
export type StringReader = (index: number) => Promise<string | undefined>

export function createStringReader(section: Section): StringReader {
  const parts = createParts(section, {
    decode: readStrings,
    sizeOf: (part) => part.reduce((sum, { length }) => sum + length + STRING_BYTES, 0),
  })
  return async (index) => {
    if (index < 0 || index >= section.lengths.length * STRINGS_A_PART) return undefined
    const part = await parts.load(Math.floor(index / STRINGS_A_PART))
    return part[index % STRINGS_A_PART]
  }
}
