import { primaryOf } from './primary-of.ts'

/** What is kept of a fingerprint. */
interface StoredGrouping {
  primary: string
  class: string
  why: readonly string[]
}

/**
 * What the page itself wanted the error grouped by, read from what was hashed; undefined where this
 * version did not hash it, so that nobody can say.
 */
export function storedUserFingerprint({
  primary,
  class: kind,
  why,
}: StoredGrouping): string[] | undefined {
  if (primary === primaryOf(kind, why)) return []
  return primary === primaryOf('custom', why) ? userParts(why) : undefined
}

const CUSTOM = 'custom '

/** Our own pieces, however many, were one `{{default}}`. */
function userParts(why: readonly string[]): string[] {
  const parts: string[] = []
  for (const [index, piece] of why.entries()) {
    if (piece.startsWith(CUSTOM)) parts.push(piece.slice(CUSTOM.length))
    else if (index === 0 || why[index - 1]?.startsWith(CUSTOM)) parts.push('{{default}}')
  }
  return parts
}
