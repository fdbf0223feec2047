import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Parcel } from './parcel.ts'
import { createQueue } from './queue.ts'
import type { Answer } from './send.ts'

const aParcel = (name: string): Parcel => ({ toBody: () => name })
const done: Answer = { is: 'done' }
const later: Answer = { is: 'later', retryAfter: null }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Answers in turn, then `done`; beacons are taken up to `beaconRoom`. */
function start(answers: Answer[] = [], beaconRoom = Infinity) {
  const posted: string[] = []
  const beaconed: string[] = []
  const queue = createQueue({
    post(parcel) {
      posted.push(parcel.toBody(0))
      return Promise.resolve(answers.shift() ?? done)
    },
    beacon: (parcel) => beaconed.length < beaconRoom && beaconed.push(parcel.toBody(0)) > 0,
  })
  return { queue, posted, beaconed }
}

it('sends one after another, in order', async () => {
  const { queue, posted } = start()

  queue.add([aParcel('a'), aParcel('b')])
  queue.send()
  expect(posted).toEqual(['a'])
  await vi.runAllTimersAsync()

  expect(posted).toEqual(['a', 'b'])
})

it('tries again, before what came after', async () => {
  const { queue, posted } = start([later])

  queue.add([aParcel('a')])
  queue.send()
  await vi.advanceTimersByTimeAsync(0)
  queue.add([aParcel('b')])
  queue.send()
  expect(posted).toEqual(['a'])
  await vi.runAllTimersAsync()

  expect(posted).toEqual(['a', 'a', 'b'])
})

it('waits as long as the service asks', async () => {
  const { queue, posted } = start([{ is: 'later', retryAfter: '90' }])

  queue.add([aParcel('a')])
  queue.send()
  await vi.advanceTimersByTimeAsync(89_000)
  expect(posted).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(1_000)

  expect(posted).toEqual(['a', 'a'])
})

it('stops waking the page after eight failures, and starts again with the next parcel', async () => {
  const { queue, posted } = start(Array.from({ length: 8 }, () => later))

  queue.add([aParcel('a')])
  queue.send()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(posted).toHaveLength(8)
  expect(vi.getTimerCount()).toBe(0)

  queue.add([aParcel('b')])
  queue.send()
  await vi.runAllTimersAsync()

  expect(posted.slice(8)).toEqual(['a', 'b'])
})

it('keeps the newest twenty', async () => {
  const { queue, posted } = start()

  queue.add(Array.from({ length: 25 }, (_, i) => aParcel(String(i))))
  queue.send()
  await vi.runAllTimersAsync()

  expect(posted).toHaveLength(20)
  expect(posted[0]).toBe('5')
})

it('hands over to the browser when the page goes, even in the midst of a pause', async () => {
  const { queue, posted, beaconed } = start([later])
  queue.add([aParcel('a')])
  queue.send()
  await vi.advanceTimersByTimeAsync(0)

  queue.add([aParcel('b')])
  queue.leave()

  expect(posted).toEqual(['a'])
  expect(beaconed).toEqual(['a', 'b'])
})

it('posts what the browser will not take as a beacon', async () => {
  const { queue, posted, beaconed } = start([], 1)

  queue.add([aParcel('a'), aParcel('b')])
  queue.leave()
  await vi.runAllTimersAsync()

  expect(beaconed).toEqual(['a'])
  expect(posted).toEqual(['b'])
})
