import { LRUCache } from 'lru-cache'

/** Of keys and values together. */
const MAX_CHARS = 1_000_000

/**
 * The same function of text, which remembers what it answered: what pages send repeats, and bounded by
 * characters it cannot fill the memory with what does not.
 */
export function remembered(compute: (text: string) => string): (text: string) => string {
  const known = new LRUCache<string, string>({
    maxSize: MAX_CHARS,
    // 1: an entry of no size is none to the cache.
    sizeCalculation: (value, key) => 1 + value.length + key.length,
  })
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = compute(text)
    known.set(text, value)
    return value
  }
}
