import { expect, it, vi } from 'vitest'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aVital } from '../testing/drafts.ts'
import { cost } from './cost.ts'

function start(emit?: () => void) {
  aClock()
  const all = aHost(emit ? { emit } : {})
  cost(all.host)
  const { host, packed } = all
  const told = () => {
    const { context, view } = host
    host.pack({ v: 2, id: '1', sdk: 'test', context, view, items: [] })
    return packed.at(-1)?.cost
  }
  return { ...all, told }
}

it('is nothing at first', () => {
  expect(start().told()).toEqual({ cpuMs: 0, requests: 0, bytes: 0 })
})

it('adds up requests and their bytes', async () => {
  const { host, told } = start()

  await host.post('é'.repeat(10))
  await host.post(new Blob(['12345']))

  expect(told()).toMatchObject({ requests: 2, bytes: 25 })
})

it('adds up the time inside our own callbacks', () => {
  const { host, told } = start(() => vi.advanceTimersByTime(3.6))

  host.emit(aVital())
  host.emit(aVital())

  expect(told()).toMatchObject({ cpuMs: 7 })
})

it('tells each beacon what it was up to then', async () => {
  const { host, packed, told } = start()

  told()
  await host.post('{}')
  told()

  expect(packed.map((envelope) => envelope.cost?.requests)).toEqual([0, 1])
})
