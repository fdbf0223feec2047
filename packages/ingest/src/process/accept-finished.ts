import { LRUCache } from 'lru-cache'
import type { AcceptOnce } from './accept-once.ts'

/**
 * As `createAcceptOnce`, but remembers what is done and not what is under way: where each request has
 * a life of its own, one that waits for another's work may wait for ever. Two at the same time are
 * stored under the same token.
 */
export function createAcceptFinished(max: number): AcceptOnce {
  const finished = new LRUCache<string, true>({ max })

  return async (id, store) => {
    if (finished.has(id)) return 'repeated'
    await store()
    finished.set(id, true)
    return 'new'
  }
}
