import { createRateLimits, tooMany, type AssertRate } from '../http/rate-limits.ts'
import type { EdgeConfig, RateLimiter } from '../settings/edge-config.ts'

/** A binding counts by ten seconds or by sixty, and does not say which. */
const COME_AGAIN_SECONDS = 10

/** By the bindings where there are any; else token buckets of this isolate, which knows of no other. */
export function edgeLimits({ limits, limiters }: EdgeConfig, now: () => number): AssertRate {
  const { key: ofKey, address: ofAddress } = limiters
  if (!ofKey && !ofAddress) return createRateLimits(limits, now)
  return async (key, address) => {
    await assertBy(ofAddress, 'address', address)
    await assertBy(ofKey, 'key', key)
  }
}

async function assertBy(
  limiter: RateLimiter | undefined,
  scope: 'key' | 'address',
  key: string,
): Promise<void> {
  const answer = await limiter?.limit({ key })
  if (answer?.success === false) throw tooMany(scope, COME_AGAIN_SECONDS)
}
