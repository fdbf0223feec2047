import { InvalidSourceMapError } from '../invalid-source-map-error.ts'

export function malformed(at: number, fault: string): InvalidSourceMapError {
  return new InvalidSourceMapError(
    `\`mappings\` is malformed: the segment at character ${at} ${fault}. Build the map again.`,
  )
}
