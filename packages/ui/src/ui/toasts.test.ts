import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToasts } from './toasts.ts'

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('go after eight seconds', () => {
    const toasts = createToasts()
    toasts.show({ text: 'Resolved', tone: 'plain' })

    vi.advanceTimersByTime(7_999)
    expect(toasts.current()).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(toasts.current()).toHaveLength(0)
  })

  it('undo the newest that can be undone, once', () => {
    const undone: string[] = []
    const toasts = createToasts()
    toasts.show({ text: 'a', tone: 'plain', undo: () => undone.push('a') })
    toasts.show({ text: 'b', tone: 'plain', undo: () => undone.push('b') })
    toasts.show({ text: 'c', tone: 'error' })

    toasts.undoLast()
    toasts.undoLast()
    toasts.undoLast()

    expect(undone).toEqual(['b', 'a'])
    expect(toasts.current().map((toast) => toast.text)).toEqual(['c'])
  })

  it('tell who listens, until they stop', () => {
    const heard = vi.fn()
    const toasts = createToasts()
    const stop = toasts.subscribe(heard)

    toasts.show({ text: 'a', tone: 'plain' })
    stop()
    toasts.show({ text: 'b', tone: 'plain' })

    expect(heard).toHaveBeenCalledTimes(1)
  })
})
