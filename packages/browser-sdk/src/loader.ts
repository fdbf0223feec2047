/**
 * The inline snippet: keeps errors and calls until the script is there. Built to one line and
 * printed with the script tag; `collect/backlog.ts` takes over what it kept.
 */
export interface Backlog {
  /** Events, and calls as name and arguments. */
  kept: (Event | [name: string, args: unknown[]])[]
  keep: (event: Event) => void
}

const kept: Backlog['kept'] = []
const keep = (event: Event) => {
  kept.push(event)
}
self.seismo = new Proxy({ kept, keep } as unknown as NonNullable<typeof self.seismo>, {
  get: (known, name): unknown =>
    Reflect.get(known, name) ?? ((...args: unknown[]) => void kept.push([String(name), args])),
})
self.addEventListener('error', keep, true)
self.addEventListener('unhandledrejection', keep)
