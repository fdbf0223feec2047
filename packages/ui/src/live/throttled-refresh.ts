import type { StaleKey } from './stale-keys.ts'

/** Soon enough to feel live, late enough that a burst is one query. */
const SETTLE_MS = 300
const PAUSE_MS = 4_000

export interface ThrottledRefresh {
  add: (keys: readonly StaleKey[]) => void
  stop: () => void
}

/** Collects stale keys and hands them over at most once a pause, so that a flood costs no flood. */
export function createThrottledRefresh(
  refresh: (keys: StaleKey[]) => void,
  now: () => number,
): ThrottledRefresh {
  const stale = new Map<string, StaleKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity

  function flush() {
    timer = undefined
    last = now()
    const keys = [...stale.values()]
    stale.clear()
    refresh(keys)
  }

  return {
    add(keys) {
      for (const key of keys) stale.set(key.join('/'), key)
      if (stale.size > 0) timer ??= setTimeout(flush, Math.max(SETTLE_MS, last + PAUSE_MS - now()))
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
