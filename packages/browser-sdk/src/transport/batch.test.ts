import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Item } from '../wire.ts'
import { createBatch } from './batch.ts'

// as: a batch looks at nothing but the kind.
const item = (is: Item['is']) => ({ is }) as Item
const view = { url: 'https://shop.example/' }

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

function start(state = { held: false, hidden: false }) {
  const deliveries: { kinds: string[]; isLeaving: boolean }[] = []
  const batch = createBatch({
    isHeld: () => state.held,
    isHidden: () => state.hidden,
    deliver: (entries, isLeaving) =>
      deliveries.push({ kinds: entries.map((entry) => entry.item.is), isLeaving }),
  })
  const add = (is: Item['is']) => batch.add(item(is), view)
  return { batch, add, deliveries }
}

it('waits five seconds for more', () => {
  const { add, deliveries } = start()

  add('vital')
  vi.advanceTimersByTime(4_999)
  expect(deliveries).toEqual([])
  vi.advanceTimersByTime(1)

  expect(deliveries).toEqual([{ kinds: ['vital'], isLeaving: false }])
  expect(vi.getTimerCount()).toBe(0)
})

it('waits one second after an error', () => {
  const { add, deliveries } = start()

  add('vital')
  add('error')
  vi.advanceTimersByTime(1_000)

  expect(deliveries).toEqual([{ kinds: ['vital', 'error'], isLeaving: false }])
})

it('goes at once with twenty', () => {
  const { add, deliveries } = start()

  for (let i = 0; i < 20; i += 1) add('request')

  expect(deliveries).toHaveLength(1)
})

it('does not wait while the page is hidden', () => {
  const { add, deliveries } = start({ held: false, hidden: true })

  add('vital')
  add('vital')
  vi.advanceTimersByTime(0)

  expect(deliveries).toEqual([{ kinds: ['vital', 'vital'], isLeaving: false }])
})

it('holds everything while nobody sees the page', () => {
  const state = { held: true, hidden: false }
  const { add, batch, deliveries } = start(state)

  add('error')
  vi.advanceTimersByTime(60_000)
  expect(deliveries).toEqual([])
  state.held = false
  batch.flush(false)

  expect(deliveries).toEqual([{ kinds: ['error'], isLeaving: false }])
})
