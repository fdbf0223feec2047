import { afterEach, expect, it, vi } from 'vitest'
import { createTenancy } from './tenancy.ts'
import type { Held } from './lease.ts'

const TTL_MS = 3_600_000

afterEach(() => {
  vi.useRealTimers()
})

/** A lease that is free, held elsewhere, or lost at the next renewal, as a test says. */
function start({ isFree = true, begin = (): Promise<unknown> => Promise.resolve() } = {}) {
  const told: string[] = []
  const lease = { isFree, isKept: true, renewals: 0 }
  const held: Held = {
    term: 7,
    isValid: () => lease.isKept,
    renew: () => {
      lease.renewals += 1
      return Promise.resolve(lease.isKept)
    },
    release: () => {
      told.push('released')
      return Promise.resolve()
    },
  }
  const tenancy = createTenancy({
    lease: { acquire: () => Promise.resolve(lease.isFree ? held : undefined) },
    ttlMs: TTL_MS,
    begin: async ({ term }) => {
      told.push(`began ${term}`)
      await begin()
    },
    end: () => told.push('ended'),
    onError: (error) => told.push(String(error)),
  })
  return { tenancy, lease, told }
}

it('begins once, and gives it back at the end', async () => {
  const { tenancy, told } = start()

  await tenancy.look()
  await tenancy.look()
  expect(tenancy.isHeld()).toBe(true)
  await tenancy.stop()

  expect(told).toEqual(['began 7', 'released', 'ended'])
  expect(tenancy.isHeld()).toBe(false)
})

it('stands by while another has it', async () => {
  const { tenancy, lease, told } = start({ isFree: false })

  await tenancy.look()
  expect(tenancy.isHeld()).toBe(false)
  lease.isFree = true
  await tenancy.look()

  expect(told).toEqual(['began 7'])
  await tenancy.stop()
})

it('ends where it is lost, and begins anew when it is had again', async () => {
  const { tenancy, lease, told } = start()
  await tenancy.look()
  Object.assign(lease, { isFree: false, isKept: false })

  await tenancy.look()
  expect(tenancy.isHeld()).toBe(false)
  Object.assign(lease, { isFree: true, isKept: true })
  await tenancy.look()

  expect(told).toEqual(['began 7', 'ended', 'began 7'])
  await tenancy.stop()
})

it('leaves it to others where it cannot take over', async () => {
  const { tenancy, told } = start({ begin: () => Promise.reject(new Error('no database')) })

  await expect(tenancy.look()).rejects.toThrow('no database')

  expect(told).toEqual(['began 7', 'released'])
  expect(tenancy.isHeld()).toBe(false)
  await tenancy.stop()
})

it('keeps the lease while it takes over, however long that takes', async () => {
  vi.useFakeTimers()
  const begun = Promise.withResolvers<undefined>()
  const { tenancy, lease, told } = start({ begin: () => begun.promise })
  await vi.advanceTimersByTimeAsync(TTL_MS / 4)
  expect(told).toEqual(['began 7'])

  await vi.advanceTimersByTimeAsync(2 * TTL_MS)
  expect(lease.renewals).toBe(8)
  expect(tenancy.isHeld()).toBe(false)
  begun.resolve(undefined)
  await vi.advanceTimersByTimeAsync(0)

  expect(tenancy.isHeld()).toBe(true)
  await tenancy.stop()
  expect(told).toEqual(['began 7', 'released', 'ended'])
})

it('does not begin on a lease that ran out meanwhile', async () => {
  const begun = Promise.withResolvers<undefined>()
  const { tenancy, lease, told } = start({ begin: () => begun.promise })
  const looked = tenancy.look()
  Object.assign(lease, { isFree: false, isKept: false })
  begun.resolve(undefined)

  await expect(looked).rejects.toThrow('the lease ran out')

  expect(tenancy.isHeld()).toBe(false)
  expect(told).toEqual(['began 7', 'released'])
  await tenancy.stop()
})
