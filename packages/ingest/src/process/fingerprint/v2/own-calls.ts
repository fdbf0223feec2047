import { hash128 } from '../../../lib/hash.ts'
import { frameKey } from './frame-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import { isOwn } from './own-frame.ts'

const MOST_EXCEPTIONS = 10
const MOST_CALLS = 100

/** By chain: equal ones come as the same object, and hold some dozen calls. */
const known = new WeakMap<readonly GroupedException[], string>()

/** All of the project's calls on a chain, as one hash. */
export function ownCalls(exceptions: readonly GroupedException[]): string {
  const before = known.get(exceptions)
  if (before !== undefined) return before
  const calls = exceptions
    .slice(0, MOST_EXCEPTIONS)
    .flatMap(({ frames }) => frames.slice(0, MOST_CALLS).filter(isOwn).map(frameKey))
  const hash = hash128(calls.join('\n'))
  known.set(exceptions, hash)
  return hash
}
