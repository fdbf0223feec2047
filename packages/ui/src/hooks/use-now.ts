import { useSyncExternalStore } from 'react'

/** Every second would make a list flicker; nobody acts on the difference. */
const TICK_MS = 5_000

/** The time, for what is shown relative to it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot)
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS)
  return () => clearInterval(timer)
}

// Stable between two ticks, as React demands; rounded up, so that the newest row is not in the future.
function snapshot(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS
}
