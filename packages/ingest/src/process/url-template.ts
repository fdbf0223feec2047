import { remembered } from '../lib/remembered.ts'

/** What stands for a value in a path: numbers, UUIDs, hashes, tokens, mail addresses. */
const VALUES: readonly [pattern: RegExp, name: string][] = [
  [/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, ':uuid'],
  [/^\d+$/, ':id'],
  [/^[^@]+@[^@]+\.[^@]+$/, ':email'],
  [/^(?=.*\d)[\da-f]{8,}$/i, ':hash'],
  // Letters and digits in turns are nobody's word: a token, an object id, a slug's tail.
  [/^(?=(?:.*\d){3})(?=(?:.*[a-z]){2})[\w~=-]{16,}$/i, ':token'],
]
/** `app-3f2a9c1b.js` of a bundler: the name stays, the hash of its content goes. */
const HASHED_FILE = /([-.])(?=[\w]*\d)[\w]{8,}(?=\.\w+$)/

/**
 * An address with its ids masked, so that requests of one endpoint count together. Pure and
 * cautious: what may be a name stays (`v2`, `2024-report`), since too many templates are mended by
 * a later rule and two endpoints in one are not.
 */
export function urlTemplate(url: string): string {
  return templateOnce(url)
}

const templateOnce = remembered((url) => {
  const [, origin = '', path = ''] = /^(\w+:\/\/[^/]*)?([^?#]*)/.exec(url) ?? []
  return origin + path.split('/').map(toSegment).join('/')
})

function toSegment(segment: string): string {
  const known = VALUES.find(([pattern]) => pattern.test(decoded(segment)))
  return known ? known[1] : segment.replace(HASHED_FILE, '$1*')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A stray percent sign is not for us to mend.
    return segment
  }
}
