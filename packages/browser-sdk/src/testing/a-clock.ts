import { onTestFinished, vi } from 'vitest'

/** Time that passes when the test says so: `vi.advanceTimersByTime`. */
export function aClock(now: number | string = '2026-01-01'): void {
  vi.useFakeTimers({ now: new Date(now) })
  onTestFinished(() => {
    vi.useRealTimers()
  })
}
