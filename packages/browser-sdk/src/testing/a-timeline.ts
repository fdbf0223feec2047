import { vi } from 'vitest'

type Seen = (list: { getEntries: () => unknown[] }) => void

/** Stands for `PerformanceObserver`, which gives observers of a type its entries, earlier ones too. */
export function aTimeline(supportedEntryTypes: string[]) {
  const observers = new Map<{ observe: unknown }, { type: string; seen: Seen }>()
  const entries: Record<string, unknown[]> = {}
  const add = (type: string, ...more: unknown[]) => {
    entries[type] = [...(entries[type] ?? []), ...more]
    for (const observer of observers.values())
      if (observer.type === type) observer.seen({ getEntries: () => more })
  }
  function Observer(seen: Seen) {
    const observer = {
      observe({ type }: { type: string }) {
        observers.set(observer, { type, seen })
        const before = entries[type]
        if (before) seen({ getEntries: () => before })
      },
      takeRecords: () => [],
      disconnect: () => observers.delete(observer),
    }
    return observer
  }
  vi.stubGlobal('PerformanceObserver', Object.assign(Observer, { supportedEntryTypes }))
  return { add, observed: () => [...observers.values()].map(({ type }) => type) }
}
