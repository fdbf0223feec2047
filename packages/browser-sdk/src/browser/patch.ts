import type { Stop } from './listen.ts'

/** A method of the page's: it may be called with anything. */
export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * Stands in front of `target[name]`. The stand-in looks like the original (name, length, own
 * properties, `toString`), because other patchers and feature tests look at all of these.
 */
export function patch(target: object, name: string, wrap: (original: Method) => Method): Stop {
  const own = Object.getOwnPropertyDescriptor(target, name)
  const found: unknown = Reflect.get(target, name)
  if (typeof found !== 'function') return () => undefined
  // as: whatever the page put here is called with the page's own arguments, untouched.
  const original = found as Method
  let inner = wrap(original)
  // A method has no `prototype` of its own, so the original's descriptors can all be copied over.
  const holder = {
    standIn(this: unknown, ...args: unknown[]) {
      return Reflect.apply(inner, this, args)
    },
  }
  // eslint-disable-next-line @typescript-eslint/unbound-method -- `this` is the page's, whatever it is
  const standIn: Method = holder.standIn
  disguise(standIn, original)
  Reflect.defineProperty(target, name, {
    value: standIn,
    writable: true,
    configurable: true,
    enumerable: own?.enumerable ?? true,
  })
  return () => {
    // Someone who patched after us may hold the stand-in for good: it becomes transparent.
    inner = original
    if (Reflect.get(target, name) !== standIn) return
    if (own) Reflect.defineProperty(target, name, own)
    else Reflect.deleteProperty(target, name)
  }
}

function disguise(standIn: Method, original: Method): void {
  Object.defineProperties(standIn, {
    ...Object.getOwnPropertyDescriptors(original),
    toString: { value: () => String(original), writable: true, configurable: true },
  })
}
