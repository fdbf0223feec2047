import { storedUserFingerprint as ofV1 } from './v1/stored-grouping.ts'
import { storedUserFingerprint as ofV2 } from './v2/stored-grouping.ts'

/**
 * What the page itself wanted a stored error grouped by, whichever version hashed it; undefined where
 * none did.
 */
export function storedUserFingerprint(stored: Parameters<typeof ofV2>[0]): string[] | undefined {
  return ofV2(stored) ?? ofV1(stored)
}
