/**
 * Wraps a callback the page can enter. A fault of ours must neither surface in the host's page nor
 * in its console, so it ends here.
 */
export function guard<A extends unknown[], R>(callback: (...args: A) => R) {
  return (...args: A): R | undefined => {
    try {
      return callback(...args)
    } catch {
      return undefined
    }
  }
}

/** Reads something that may throw: a getter, a proxy, a storage the frame may not touch. */
export function attempt<R>(read: () => R): R | undefined {
  return guard(read)()
}
