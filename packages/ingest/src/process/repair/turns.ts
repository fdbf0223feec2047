interface Turns {
  /** Runs a batch, before which nothing waits. */
  batch: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Resolves where no batch is under way, or after a while where one always is. */
  turn: () => Promise<void>
  /** Resolves when the batches that are under way now have ended. */
  settled: () => Promise<void>
}

/** Long enough for most batches, short enough that a busy service repairs a page in it. */
const MOST_MS = 250

/** Batches go first: events wait for them, and nobody waits for a page of old stacks. */
export function createTurns(wait: (ms: number) => Promise<unknown>): Turns {
  const under = new Set<Promise<unknown>>()

  async function settled(): Promise<void> {
    await Promise.allSettled(under)
  }

  return {
    batch: (work) => {
      const result = work()
      under.add(result)
      const ended = () => under.delete(result)
      result.then(ended, ended)
      return result
    },
    turn: async () => {
      if (under.size > 0) await Promise.race([settled(), wait(MOST_MS)])
    },
    settled,
  }
}
