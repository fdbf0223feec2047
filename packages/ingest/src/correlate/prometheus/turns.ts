/** What a page that waits for something else does not notice. */
const TURN_MS = 12

/** Lets others have the thread where answers come faster than they are read; of all readers together. */
export function createTurns(now: () => number) {
  let began = now()
  let next: Promise<void> | undefined

  return async (): Promise<void> => {
    if (!next && now() - began < TURN_MS) return
    next ??= new Promise((resolve) => {
      setTimeout(() => {
        began = now()
        next = undefined
        resolve()
      }, 0)
    })
    await next
  }
}
