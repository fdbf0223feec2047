import { useSyncExternalStore } from 'react'

/** Every second would make a list flicker; nobody acts on the difference. */
const TICK_MS = 5_000

const listeners = new Set<() => void>()
/** One for all: a list has a hundred times that go on together. */
let timer: ReturnType<typeof setInterval> | undefined

/** The time, for what is shown relative to it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot)
}

function subscribe(onTick: () => void): () => void {
  listeners.add(onTick)
  timer ??= setInterval(() => listeners.forEach((listener) => listener()), TICK_MS)
  return () => {
    listeners.delete(onTick)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

// Stable between two ticks, as React demands; rounded up, so that the newest row is not in the future.
function snapshot(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS
}
