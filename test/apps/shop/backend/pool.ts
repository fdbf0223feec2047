import type { Clock } from './clock.ts'
import type { PoolMetrics } from './metrics.ts'

export interface Pool {
  /** A connection, to be given back. @throws PoolTimeoutError when none is free for too long. */
  take: () => Promise<void>
  giveBack: () => void
}

interface PoolOptions {
  clock: Clock
  size: number
  patienceMs: number
  metrics: Pick<PoolMetrics, 'size' | 'inUse' | 'waiting' | 'timeouts' | 'waitSeconds'>
}

export class PoolTimeoutError extends Error {
  override name = 'PoolTimeoutError'
}

/** First come, first served; who comes to an empty pool queues. */
export function createPool({ clock, size, patienceMs, metrics }: PoolOptions): Pool {
  const queue: (() => void)[] = []
  let free = size
  metrics.size.set(size)
  metrics.inUse.set(0)
  metrics.waiting.set(0)

  async function queueUp(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<'free'>()
    const given = () => resolve('free')
    queue.push(given)
    metrics.waiting.set(queue.length)
    const patience = clock.timer(patienceMs)
    const outcome = await Promise.race([promise, patience.elapsed])
    patience.cancel()
    if (outcome === 'free') return
    const place = queue.indexOf(given)
    // Served in the very moment that patience ended: it is ours, and others get it.
    if (place === -1) giveBack()
    else queue.splice(place, 1)
    metrics.waiting.set(queue.length)
    metrics.timeouts.inc()
    throw new PoolTimeoutError(`no connection within ${patienceMs} ms`)
  }

  async function take(): Promise<void> {
    const from = clock.now()
    try {
      if (free === 0) await queueUp()
      else free -= 1
    } finally {
      metrics.waitSeconds.observe((clock.now() - from) / 1_000)
    }
    metrics.inUse.set(size - free)
  }

  function giveBack(): void {
    const next = queue.shift()
    metrics.waiting.set(queue.length)
    if (next) next()
    else free += 1
    metrics.inUse.set(size - free)
  }

  return { take, giveBack }
}
