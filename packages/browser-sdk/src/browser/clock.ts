/** Milliseconds since the epoch by the page's clock; the service corrects them. */
export function now(): number {
  return Date.now()
}

/** Milliseconds since the call, by a clock that nobody sets back. */
export function startTimer(): () => number {
  const startedAt = performance.now()
  return () => Math.round(performance.now() - startedAt)
}
