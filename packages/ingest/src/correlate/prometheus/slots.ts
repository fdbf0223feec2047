/** So many at a time; the others wait in the order in which they came, and no longer than they want. */
export function createSlots(most: number) {
  let taken = 0
  const waiting = new Set<() => void>()

  function free(): void {
    const [next] = waiting
    if (next) next()
    else taken -= 1
  }

  /** True once there is a slot, false where there was none in time. */
  function waitFor(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(mine)
        resolve(false)
      }, withinMs)
      function mine() {
        clearTimeout(timer)
        waiting.delete(mine)
        resolve(true)
      }
      waiting.add(mine)
    })
  }

  /** Undefined where no slot came free within the time. */
  return async <Answer>(
    withinMs: number,
    work: () => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    if (taken < most) taken += 1
    else if (!(await waitFor(withinMs))) return undefined
    try {
      return await work()
    } finally {
      free()
    }
  }
}
