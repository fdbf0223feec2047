import { expect, it } from 'vitest'
import { createLease } from './lease.ts'

const TTL_MS = 10_000

function aRegister() {
  let written: { value: string; revision: number } | undefined
  return {
    read: () => Promise.resolve(written),
    write: (value: string, after: number) => {
      if ((written?.revision ?? 0) !== after) return Promise.resolve(undefined)
      written = { value, revision: after + 1 }
      return Promise.resolve(written.revision)
    },
  }
}

function start() {
  const register = aRegister()
  const clock = { ms: 0 }
  const leaseOf = (holder: string, at: { ms: number } = clock) =>
    createLease({ register, holder, ttlMs: TTL_MS, monotonicMs: () => at.ms })
  return { register, clock, leaseOf }
}

it('is held by one', async () => {
  const { leaseOf } = start()

  const held = await Promise.all([leaseOf('a').acquire(), leaseOf('b').acquire()])

  expect(held.filter(Boolean)).toHaveLength(1)
})

it('goes on to whoever comes once it was given back, under a larger term', async () => {
  const { leaseOf } = start()
  const first = await leaseOf('a').acquire()

  await first?.release()
  const second = await leaseOf('b').acquire()

  expect(first?.isValid()).toBe(false)
  expect(second?.term).toBeGreaterThan(first?.term ?? Infinity)
})

it('stays for as long as it is renewed', async () => {
  const { leaseOf, clock } = start()
  const [held, other] = [await leaseOf('a').acquire(), leaseOf('b')]
  for (let n = 0; n < 5; n += 1) {
    expect(await other.acquire()).toBeUndefined()
    clock.ms += TTL_MS / 2
    expect(await held?.renew()).toBe(true)
  }

  expect(held?.isValid()).toBe(true)
})

it('is taken from who gives no sign, after its own time has ended', async () => {
  const { leaseOf, clock } = start()
  const held = await leaseOf('a').acquire()
  const other = leaseOf('b')
  clock.ms += 1
  await other.acquire()

  clock.ms += TTL_MS - 1
  expect(held?.isValid()).toBe(false)
  expect(await other.acquire()).toBeUndefined()
  clock.ms += 1
  const taken = await other.acquire()

  expect(taken?.isValid()).toBe(true)
  expect(await held?.renew()).toBe(false)
})

it('is not given back by who lost it', async () => {
  const { leaseOf, clock } = start()
  const held = await leaseOf('a').acquire()
  const other = leaseOf('b')
  await other.acquire()
  clock.ms += TTL_MS
  const taken = await other.acquire()

  await held?.release()

  expect(await leaseOf('c').acquire()).toBeUndefined()
  expect(taken?.isValid()).toBe(true)
})

it('compares no clocks of two machines', async () => {
  const { leaseOf } = start()
  await leaseOf('a', { ms: 0 }).acquire()

  expect(await leaseOf('b', { ms: 9e9 }).acquire()).toBeUndefined()
})
