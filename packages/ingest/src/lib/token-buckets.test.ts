import { expect, it } from 'vitest'
import { createTokenBuckets } from './token-buckets.ts'

function start(max = 10) {
  let at = 1_000
  const take = createTokenBuckets({ perSecond: 2, burst: 3 }, { max, now: () => at })
  return {
    take,
    pass: (ms: number) => {
      at += ms
    },
  }
}

it('gives a burst, then says when the next token is there', () => {
  const { take } = start()

  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 0.5])
})

it('fills up with time, to the burst and no further', () => {
  const { take, pass } = start()
  for (let n = 0; n < 4; n += 1) take('a')

  pass(500)
  expect([take('a'), take('a')]).toEqual([0, 0.5])
  pass(3_600_000)
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 0.5])
})

it('keeps keys apart', () => {
  const { take } = start()
  for (let n = 0; n < 4; n += 1) take('a')

  expect(take('b')).toBe(0)
})

it('waits no longer than before when the clock is set back', () => {
  const { take, pass } = start()
  for (let n = 0; n < 4; n += 1) take('a')

  pass(-3_600_000)

  expect(take('a')).toBe(0.5)
})

it('forgets the key that was asked for longest ago', () => {
  const { take } = start(2)
  for (let n = 0; n < 3; n += 1) take('a')

  take('b')
  take('c')

  expect(take('a')).toBe(0)
})
