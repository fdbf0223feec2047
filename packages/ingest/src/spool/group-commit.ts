export interface Member<Place> {
  payload: Uint8Array
  resolve: (place: Place) => void
  reject: (cause: unknown) => void
}

/** Of one write: what comes while the disk is busy goes with the next. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024

/** One write, and one sync, for all that came while the last one ran. `write` answers its members. */
export function createGroupCommit<Place>(
  write: (group: readonly Member<Place>[]) => Promise<void>,
) {
  let waiting: Member<Place>[] = []
  let running: Promise<void> | undefined

  function append(payload: Uint8Array): Promise<Place> {
    const { promise, resolve, reject } = Promise.withResolvers<Place>()
    waiting.push({ payload, resolve, reject })
    running ??= run()
    return promise
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // What is handed over in this turn of the event loop still goes along.
      await Promise.resolve()
      const group = takeGroup()
      try {
        await write(group)
      } catch (cause) {
        for (const { reject } of group) reject(cause)
      }
    }
    running = undefined
  }

  function takeGroup(): Member<Place>[] {
    let size = 0
    const end = waiting.findIndex(
      ({ payload }, index) => (size += payload.byteLength) > MAX_GROUP_BYTES && index > 0,
    )
    const group = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return group
  }

  return { append, settled: () => running ?? Promise.resolve() }
}
