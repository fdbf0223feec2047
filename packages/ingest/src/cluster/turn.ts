import { every } from '../lib/every.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Held, Lease } from './lease.ts'
import type { Register } from './ports.ts'

interface TurnOptions {
  lease: Lease
  onWrite: Register['onWrite']
  ttlMs: number
  wait: (ms: number) => Promise<unknown>
}

/** Where nobody says that it is free: who had it may be gone. */
const LOOK_EVERY_MS = 250

/** Runs each work while no other of that name runs, on this machine or another. */
export function createTurn({ lease, onWrite, ttlMs, wait }: TurnOptions) {
  const oneAtATime = createOneAtATime()

  async function acquired(): Promise<Held> {
    for (;;) {
      // Listened to before it is asked for, or what is told in between is missed.
      const { promise: told, resolve } = Promise.withResolvers<undefined>()
      const stop = onWrite(() => resolve(undefined))
      try {
        const held = await lease.acquire()
        if (held) return held
        await Promise.race([told, wait(LOOK_EVERY_MS)])
      } finally {
        stop()
      }
    }
  }

  async function run<Result>(work: () => Promise<Result>): Promise<Result> {
    const held = await acquired()
    const stop = every(
      ttlMs / 3,
      async () => {
        await held.renew()
      },
      // What cannot be said now is said a moment later.
      () => undefined,
    )
    try {
      return await work()
    } finally {
      await stop()
      // Else the others wait until its time has ended.
      await held.release().catch(() => undefined)
    }
  }

  return <Result>(work: () => Promise<Result>): Promise<Result> => oneAtATime(() => run(work))
}
