import type { Codec } from '../../lib/codec.ts'
import type { StringDirectory } from './head.ts'

export const STRINGS_A_PART = 512

export function writeStrings(
  strings: readonly string[],
  { pack }: Codec,
): { directory: StringDirectory; parts: Uint8Array[] } {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  for (let first = 0; first < strings.length; first += STRINGS_A_PART) {
    const part = strings.slice(first, first + STRINGS_A_PART)
    parts.push(pack(encoder.encode(JSON.stringify(part))))
  }
  return { directory: { count: strings.length, lengths: parts.map(({ length }) => length) }, parts }
}

export function readStrings(part: Uint8Array): string[] {
  // as: what writeStrings wrote; the codec has vouched for the bytes.
  return JSON.parse(new TextDecoder().decode(part)) as string[]
}
