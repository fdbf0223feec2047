import { LRUCache } from 'lru-cache'

export interface Rate {
  /** Tokens a second. */
  perSecond: number
  /** Of a bucket that nobody took from for a while. */
  burst: number
}

interface Bucket {
  tokens: number
  at: number
}

/**
 * A token bucket for each key (https://en.wikipedia.org/wiki/Token_bucket). Of more than `max` keys
 * the one that was asked for longest ago starts anew, so that memory has a bound.
 */
export function createTokenBuckets(
  { perSecond, burst }: Rate,
  { max, now }: { max: number; now: () => number },
) {
  const buckets = new LRUCache<string, Bucket>({ max })

  /** 0 where a token was taken, else the seconds until there is one. */
  return function take(key: string): number {
    const at = now()
    const bucket = buckets.get(key) ?? { tokens: burst, at }
    // A clock that is set back fills nothing.
    const elapsedMs = Math.max(0, at - bucket.at)
    const tokens = Math.min(burst, bucket.tokens + (elapsedMs * perSecond) / 1_000)
    const isTaken = tokens >= 1
    buckets.set(key, { tokens: isTaken ? tokens - 1 : tokens, at })
    return isTaken ? 0 : (1 - tokens) / perSecond
  }
}
