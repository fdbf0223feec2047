import { createTokenBuckets, type Rate } from '../lib/token-buckets.ts'
import { ProblemError } from './problem.ts'

export interface RateLimits {
  /** Of all beacons with one public key. */
  key: Rate
  /** Of all beacons from one client address. */
  address: Rate
}

const MAX_KEYS = 10_000
const MAX_ADDRESSES = 100_000

/** @throws ProblemError with what was too much, and when to come again. */
export type AssertRate = (key: string, address: string) => void | Promise<void>

export function createRateLimits(limits: RateLimits, now: () => number): AssertRate {
  const ofAddress = createTokenBuckets(limits.address, { max: MAX_ADDRESSES, now })
  const ofKey = createTokenBuckets(limits.key, { max: MAX_KEYS, now })
  // The address first: one that sends too much must not use up what the others share.
  return (key, address) => {
    refuse('address', ofAddress(address))
    refuse('key', ofKey(key))
  }
}

function refuse(scope: 'key' | 'address', seconds: number): void {
  if (seconds > 0) throw tooMany(scope, Math.ceil(seconds))
}

export function tooMany(scope: 'key' | 'address', retryAfterSeconds: number): ProblemError {
  return new ProblemError('too-many-requests', {
    detail: `Too many from this ${scope}; wait as long as Retry-After says.`,
    ...{ retryAfterSeconds, scope },
  })
}
