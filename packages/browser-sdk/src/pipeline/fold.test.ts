import { expect, it, vi } from 'vitest'
import type { Draft } from '../host.ts'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { anError, aVital } from '../testing/drafts.ts'
import { fold } from './fold.ts'

/** Behind it stands what the batch does: a time for what it takes. */
function start() {
  aClock(1_000_000)
  const taken: Draft[] = []
  const all = aHost({
    emit: (item) => {
      item.at = Date.now()
      taken.push(item)
    },
  })
  fold(all.host)
  const total = () => taken.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return { ...all, taken, total }
}

function many(n: number, emit: () => void) {
  for (let index = 0; index < n; index++) emit()
}

it('tells three equal errors whole and counts the rest in the fourth', () => {
  const { host, taken } = start()

  many(10, () => host.emit(anError()))

  expect(taken.map(({ weight }) => weight)).toEqual([undefined, undefined, undefined, 7])
})

it('counts exactly', () => {
  const { host, taken, total } = start()

  many(10_000, () => host.emit(anError()))

  expect(taken).toHaveLength(4)
  expect(total()).toBe(10_000)
})

it('says when the first and the last of the counted ones was', () => {
  const { host, taken } = start()

  many(3, () => host.emit(anError()))
  host.emit(anError())
  vi.advanceTimersByTime(700)
  host.emit(anError())

  expect(taken[2]).not.toHaveProperty('firstAt')
  expect(taken[3]).toMatchObject({ firstAt: 1_000_000, at: 1_000_700, weight: 2 })
})

it.each([
  ['type', anError({ type: 'RangeError' })],
  ['message', anError({ message: 'y is undefined' })],
  ['top of the stack', anError({ stack: 'at other (app.js:1:2)' })],
])('tells apart errors of another %s', (_, other) => {
  const { host, taken } = start()

  many(3, () => host.emit(anError({ stack: 'at pay (app.js:1:2)' })))
  host.emit(other)
  host.emit(anError({ stack: 'at pay (app.js:1:2)' }))

  expect(taken).toHaveLength(5)
})

it('takes stacks that differ far below for equal', () => {
  const { host, taken } = start()
  const top = 'at pay (app.js:1:2)\n'.repeat(20)

  for (const bottom of ['a', 'b', 'c', 'd', 'e']) host.emit(anError({ stack: top + bottom }))

  expect(taken).toHaveLength(4)
})

it('starts a new count once one is sent', () => {
  const { host, taken, total, flushes } = start()

  many(5, () => host.emit(anError()))
  host.flush(true)
  many(5, () => host.emit(anError()))

  expect(taken.map(({ weight }) => weight ?? 1)).toEqual([1, 1, 1, 2, 5])
  expect(total()).toBe(10)
  expect(flushes).toEqual([true])
})

it('tells them whole again in the next minute', () => {
  const { host, taken } = start()

  many(4, () => host.emit(anError()))
  vi.advanceTimersByTime(60_001)
  host.emit(anError())

  expect(taken).toHaveLength(5)
  expect(taken[4]).not.toHaveProperty('firstAt')
})

it('counts nothing in one for which there was no room', () => {
  aClock()
  const { host, drops } = aHost()
  host.emit = ({ is }) => host.drop(is, 'rate')
  fold(host)

  many(10, () => host.emit(anError()))

  expect(drops).toEqual({ 'error:rate': 10 })
})

it('leaves other items alone', () => {
  const { host, taken } = start()

  many(10, () => host.emit(aVital()))

  expect(taken).toHaveLength(10)
})
