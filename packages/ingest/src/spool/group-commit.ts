export interface Member<Place> {
  payload: Uint8Array
  resolve: (place: Place) => void
  reject: (cause: unknown) => void
}

interface Limits {
  /** So many writes may be under way. */
  atOnce?: number
  /** Of one write: what comes while all of them run goes with the next. */
  maxBytes?: number
}

const MAX_GROUP_BYTES = 8 * 1024 * 1024

/** One write, and one sync, for all that came while the last one ran. `write` answers its members. */
export function createGroupCommit<Place>(
  write: (group: readonly Member<Place>[]) => Promise<void>,
  { atOnce = 1, maxBytes = MAX_GROUP_BYTES }: Limits = {},
) {
  let waiting: Member<Place>[] = []
  /** Counted as well as kept: a promise is settled a moment after its last write. */
  let active = 0
  const running = new Set<Promise<void>>()

  function append(payload: Uint8Array): Promise<Place> {
    const { promise, resolve, reject } = Promise.withResolvers<Place>()
    waiting.push({ payload, resolve, reject })
    // The first of a turn of the event loop starts one, and the rest goes along with it.
    if (waiting.length === 1) start()
    return promise
  }

  function start(): void {
    if (active === atOnce) return
    active += 1
    const run = writeAll().finally(() => running.delete(run))
    running.add(run)
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      // What is handed over in this turn of the event loop still goes along.
      await Promise.resolve()
      const group = takeGroup()
      // Another run took it all.
      if (group.length === 0) break
      if (waiting.length > 0) start()
      try {
        await write(group)
      } catch (cause) {
        for (const { reject } of group) reject(cause)
      }
    }
    active -= 1
  }

  function takeGroup(): Member<Place>[] {
    let size = 0
    const end = waiting.findIndex(
      ({ payload }, index) => (size += payload.byteLength) > maxBytes && index > 0,
    )
    const group = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return group
  }

  return {
    append,
    settled: async () => {
      await Promise.all(running)
    },
  }
}
