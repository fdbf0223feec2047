/** A method of the page's: it may be called with anything. */
export type Method = (this: unknown, ...args: unknown[]) => unknown

type Apply = (original: Method, self: unknown, args: unknown[]) => unknown

/**
 * Stands in front of `target[name]` until the signal aborts. A proxy, because other patchers and
 * feature tests look at a function's name, length, text and properties, and all of these stay its own.
 */
export function patch(signal: AbortSignal, target: object, name: string, apply: Apply): void {
  // as: any object has properties of any name.
  const holder = target as Record<string, Method>
  const original = holder[name] as Method
  const standIn = new Proxy(original, {
    // Someone who patched after us may hold the stand-in for good: after a stop it is transparent.
    apply: (_, self, args: unknown[]): unknown =>
      (signal.aborted ? Reflect.apply : apply)(original, self, args),
    get: (_, key): unknown =>
      key === 'toString' ? () => String(original) : Reflect.get(original, key),
  })
  // Assigned, which leaves the property as visible and writable as it was.
  holder[name] = standIn
  signal.addEventListener('abort', () => {
    if (holder[name] === standIn) holder[name] = original
  })
}
