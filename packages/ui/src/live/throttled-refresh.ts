import type { StaleKey } from './stale-keys.ts'

/** Soon enough to feel live, late enough that a burst is one query. */
const SETTLE_MS = 300
const PAUSE_MS = 4_000
/** After what must not wait for the pause: soon, but no flood either. */
const URGENT_PAUSE_MS = 1_000

export interface ThrottledRefresh {
  add: (keys: readonly StaleKey[], urgency?: 'urgent') => void
  stop: () => void
}

/** Collects stale keys and hands them over at most once a pause, so that a flood costs no flood. */
export function createThrottledRefresh(
  refresh: (keys: StaleKey[]) => void,
  now: () => number,
): ThrottledRefresh {
  const stale = new Map<string, StaleKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Infinity
  let last = -Infinity

  function flush() {
    timer = undefined
    due = Infinity
    last = now()
    const keys = [...stale.values()]
    stale.clear()
    refresh(keys)
  }

  return {
    add(keys, urgency) {
      for (const key of keys) stale.set(key.join('/'), key)
      if (stale.size === 0) return
      const pauseMs = urgency === 'urgent' ? URGENT_PAUSE_MS : PAUSE_MS
      const wanted = Math.max(now() + SETTLE_MS, last + pauseMs)
      if (wanted >= due) return
      clearTimeout(timer)
      due = wanted
      timer = setTimeout(flush, wanted - now())
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
