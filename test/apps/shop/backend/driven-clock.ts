import { setImmediate as allThatIsReady } from 'node:timers/promises'
import type { Clock } from './clock.ts'

export interface DrivenClock extends Clock {
  /** Lets everything happen that happens until then, in order. */
  runUntil: (at: number) => Promise<void>
}

interface Due {
  at: number
  resolve: (() => void) | undefined
}

/** Time that passes as fast as the work in it is done. */
export function createDrivenClock(start: number): DrivenClock {
  const heap: Due[] = []
  let now = start

  function after(ms: number, resolve: () => void): Due {
    const due = { at: now + Math.max(0, ms), resolve }
    push(heap, due)
    return due
  }

  return {
    now: () => now,
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    timer(ms) {
      const { promise, resolve } = Promise.withResolvers<'elapsed'>()
      const due = after(ms, () => resolve('elapsed'))
      return {
        elapsed: promise,
        cancel: () => {
          due.resolve = undefined
        },
      }
    },
    async runUntil(end) {
      // What was begun just now may be about to wait for less than others do.
      await allThatIsReady()
      for (let due = heap[0]; due && due.at <= end; due = heap[0]) {
        pop(heap)
        if (!due.resolve) continue
        now = due.at
        due.resolve()
        await allThatIsReady()
      }
      now = end
    },
  }
}

function push(heap: Due[], due: Due): void {
  let index = heap.length
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent]
    if (!above || above.at <= due.at) break
    heap[index] = above
    index = parent
  }
  heap[index] = due
}

function pop(heap: Due[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let index = 0
  for (;;) {
    const child = sooner(heap, 2 * index + 1)
    const below = heap[child]
    if (!below || below.at >= last.at) break
    heap[index] = below
    index = child
  }
  heap[index] = last
}

function sooner(heap: readonly Due[], left: number): number {
  const right = heap[left + 1]
  return right && right.at < (heap[left]?.at ?? 0) ? left + 1 : left
}
