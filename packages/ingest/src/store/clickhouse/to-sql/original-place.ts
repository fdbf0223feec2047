import type { OriginalPlace } from '../../../process/resolve-place.ts'

/** A file of no name stands for none. */
export function toOriginal(place: OriginalPlace = NOWHERE) {
  return {
    original_file: place.file,
    original_line: place.line,
    original_column: place.column,
    original_function: place.function ?? '',
    original_in_app: place.inApp,
  }
}

export const NOWHERE: OriginalPlace = { file: '', line: 0, column: 0, inApp: false }
