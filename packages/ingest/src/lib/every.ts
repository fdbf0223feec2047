/**
 * Calls `work` every `ms`, from beginning to beginning and never two at once: a round that takes longer
 * delays the next, and leaves others a moment.
 * @returns stops it and resolves when a round under way has ended.
 */
export function every(
  ms: number,
  work: () => Promise<void>,
  onError: (cause: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = Promise.resolve()

  function next(): void {
    const start = performance.now()
    round = work()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(next, Math.max(ms / 10, ms - (performance.now() - start)))
      })
  }

  timer = setTimeout(next, ms)
  return () => {
    stopped = true
    clearTimeout(timer)
    return round
  }
}
