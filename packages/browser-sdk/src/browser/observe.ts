import { guard } from './guard.ts'

/** Performance entries of a type until the signal aborts, those of before included. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a type of entry has its class, which the caller knows
export function observe<T extends PerformanceEntry>(
  signal: AbortSignal,
  type: string,
  seen: (entries: T[]) => void,
): void {
  // Asked first: Firefox writes a warning about types it does not know.
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return
  // as: a type of entry has its class.
  const observer = new PerformanceObserver(guard((list) => seen(list.getEntries() as T[])))
  observer.observe({ type, buffered: true })
  signal.addEventListener('abort', () => observer.disconnect())
}
