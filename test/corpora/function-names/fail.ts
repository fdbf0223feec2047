/** Throws in its own frame, so that the line that calls it is on the stack as well. */
export function fail(reason: string): never {
  throw new Error(reason) //: fail
}

/** Keeps what it is given: minifiers may not fold what they cannot see through. */
export function opaque<T>(value: T): T {
  return [value, Math.random()][0] as T
}
