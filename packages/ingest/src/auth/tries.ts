import { LRUCache } from 'lru-cache'

interface TriesOptions {
  /** So many within the window; then none until it has passed. */
  most: number
  windowMs: number
  now: () => number
}

/** How often somebody failed, by name or by address: guesses are not to go on for ever. */
export function createTries({ most, windowMs, now }: TriesOptions) {
  const failures = new LRUCache<string, { count: number; since: number }>({ max: 10_000 })

  /** Milliseconds until the next try is looked at. */
  function waitOf(key: string): number {
    const failed = failures.get(key)
    if (!failed || failed.count < most) return 0
    // A clock that was set back must not keep anybody out for longer than the window.
    failed.since = Math.min(failed.since, now())
    return failed.since + windowMs - now()
  }

  function count(key: string): void {
    const failed = failures.get(key)
    if (!failed || failed.since + windowMs < now()) failures.set(key, { count: 1, since: now() })
    else failed.count += 1
  }

  /** The last one was none; those before it still count. */
  function takeBack(key: string): void {
    const failed = failures.get(key)
    if (failed) failed.count -= 1
  }

  return { waitOf, count, takeBack, forget: (key: string) => void failures.delete(key) }
}
