import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StaleKey } from './stale-keys.ts'
import { createThrottledRefresh } from './throttled-refresh.ts'

describe('throttled refresh', () => {
  const refreshed: StaleKey[][] = []

  beforeEach(() => {
    vi.useFakeTimers()
    refreshed.length = 0
  })
  afterEach(() => void vi.useRealTimers())

  const aRefresh = () =>
    createThrottledRefresh(
      (keys) => void refreshed.push(keys),
      () => Date.now(),
    )

  it('makes one refresh of a burst', () => {
    const refresh = aRefresh()

    refresh.add([['issues'], ['issue']])
    refresh.add([['issues']])
    vi.advanceTimersByTime(300)

    expect(refreshed).toEqual([[['issues'], ['issue']]])
  })

  it('pauses between refreshes', () => {
    const refresh = aRefresh()
    refresh.add([['issues']])
    vi.advanceTimersByTime(300)

    refresh.add([['vitals']])
    vi.advanceTimersByTime(3_999)

    expect(refreshed).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(refreshed).toEqual([[['issues']], [['vitals']]])
  })

  it('lets what is urgent go before the pause is over, and takes along what waits', () => {
    const refresh = aRefresh()
    refresh.add([['issues']])
    vi.advanceTimersByTime(300)
    refresh.add([['vitals']])
    vi.advanceTimersByTime(1_000)

    refresh.add([['issue']], 'urgent')
    vi.advanceTimersByTime(300)

    expect(refreshed[1]).toEqual([['vitals'], ['issue']])
  })

  it('makes no flood of what is urgent', () => {
    const refresh = aRefresh()
    for (let ms = 0; ms < 3_000; ms += 100) {
      refresh.add([['issue']], 'urgent')
      vi.advanceTimersByTime(100)
    }

    expect(refreshed.length).toBeLessThanOrEqual(3)
  })

  it('does nothing for events that concern nobody', () => {
    aRefresh().add([])
    vi.advanceTimersByTime(10_000)

    expect(refreshed).toEqual([])
  })

  it('forgets what waits when stopped', () => {
    const refresh = aRefresh()
    refresh.add([['issues']])

    refresh.stop()
    vi.advanceTimersByTime(10_000)

    expect(refreshed).toEqual([])
  })
})
