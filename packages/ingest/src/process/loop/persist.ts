interface PersistOptions {
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Told of each failure, the first time as well as later. */
  onTrouble: (cause: unknown) => void
}

export interface Trouble {
  /** Epoch milliseconds of the first failure since the last success. */
  since: number
  cause: unknown
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/** Tries for as long as it takes: what is in the log waits, and a database comes back. */
export function createPersist({ now, wait, onTrouble }: PersistOptions) {
  let trouble: Trouble | undefined
  let isGivenUp = false

  /** @throws what went wrong last, only once it was given up. */
  async function persist(work: () => Promise<void>): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(LAST_RETRY_MS, retryMs * 2)) {
      try {
        await work()
        trouble = undefined
        return
      } catch (cause) {
        if (isGivenUp) throw cause
        trouble = { since: trouble?.since ?? now(), cause }
        onTrouble(cause)
        await wait(retryMs)
      }
    }
  }

  return {
    persist,
    trouble: () => trouble,
    /** After the try under way. */
    giveUp: () => {
      isGivenUp = true
    },
  }
}
