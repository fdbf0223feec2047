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
