import { LRUCache } from 'lru-cache'

/**
 * Runs a beacon's storing once per id: a page that lost the answer sends the same beacon again and
 * learns the same outcome. A failed one is forgotten, so that its retry is a real one.
 */
export function createAcceptOnce(max: number) {
  const outcomes = new LRUCache<string, Promise<void>>({ max })

  return function acceptOnce(id: string, store: () => Promise<void>): Promise<'new' | 'repeated'> {
    const before = outcomes.get(id)
    if (before) return before.then(() => 'repeated' as const)
    const outcome = store()
    outcomes.set(id, outcome)
    return outcome.then(
      () => 'new' as const,
      (cause: unknown) => {
        outcomes.delete(id)
        throw cause
      },
    )
  }
}

export type AcceptOnce = ReturnType<typeof createAcceptOnce>
