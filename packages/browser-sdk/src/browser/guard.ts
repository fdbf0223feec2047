/**
 * Wraps a callback the page can enter. A fault of ours must neither surface in the host's page nor
 * in its console, so it ends here.
 */
export function guard<A extends unknown[]>(callback: (...args: A) => void): (...args: A) => void {
  return (...args) => attempt(() => callback(...args), undefined)
}

/** Reads something that may throw: a getter, a proxy, a storage the frame may not touch. */
export function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
