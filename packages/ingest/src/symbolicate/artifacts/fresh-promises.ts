import { LRUCache } from 'lru-cache'

export interface FreshPromises<T> {
  /** Undefined where nothing was set lately, or what was set has rejected. */
  get(key: string): Promise<T> | undefined
  set(key: string, answer: Promise<T>): void
  delete(key: string): void
}

/** How long an upload that another machine took stays unseen. */
const FRESH_MS = 10_000

/** Answers of the index for ten seconds, those that are still on their way included. */
export function createFreshPromises<T>(max: number, now: () => number): FreshPromises<T> {
  const answers = new LRUCache<string, { answer: Promise<T>; askedAt: number }>({ max })

  function get(key: string): Promise<T> | undefined {
    const known = answers.get(key)
    // Either way: a clock that was set back must not keep it for as long as it was set back by.
    return known && Math.abs(now() - known.askedAt) < FRESH_MS ? known.answer : undefined
  }

  function set(key: string, answer: Promise<T>): void {
    const entry = { answer, askedAt: now() }
    answers.set(key, entry)
    answer.catch(() => {
      // Who asked gets the rejection; it must only not be remembered.
      if (answers.peek(key) === entry) answers.delete(key)
    })
  }

  return { get, set, delete: (key) => void answers.delete(key) }
}
