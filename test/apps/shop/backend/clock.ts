import { setTimeout as wait } from 'node:timers/promises'

/** What the backend tells time by, so that hours of it can pass in seconds. */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Resolves after `ms` unless it was cancelled by then. */
  timer: (ms: number) => Timer
}

export interface Timer {
  elapsed: Promise<'elapsed'>
  cancel: () => void
}

export const wallClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (ms) => wait(ms),
  timer(ms) {
    const { promise, resolve } = Promise.withResolvers<'elapsed'>()
    const handle = setTimeout(resolve, ms, 'elapsed' as const)
    return { elapsed: promise, cancel: () => clearTimeout(handle) }
  },
}
