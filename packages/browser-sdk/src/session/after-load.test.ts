import { expect, it, vi } from 'vitest'
import type { Feature } from '../host.ts'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { afterLoad } from './after-load.ts'

function start(late: Feature[] | Error, readyState = 'complete') {
  aClock()
  const page = aPage()
  Object.assign(page.document, { readyState })
  const all = aHost()
  let loads = 0
  const load = () => {
    loads += 1
    return late instanceof Error ? Promise.reject(late) : Promise.resolve({ late })
  }
  afterLoad(load)(all.host)
  return { ...all, ...page, loads: () => loads, loaded: () => vi.runAllTimersAsync() }
}

it('starts the features of a page that has loaded', async () => {
  const started: unknown[] = []
  const { host, loaded } = start([(given) => started.push(given)])

  await loaded()

  expect(started).toEqual([host])
})

it('waits for a page that has not', async () => {
  const { dispatch, loads, loaded } = start([], 'interactive')
  await loaded()
  expect(loads()).toBe(0)

  dispatch('load')
  expect(loads()).toBe(0)
  await loaded()

  expect(loads()).toBe(1)
})

it('makes the calls that came before, in order', async () => {
  const calls: unknown[] = []
  const metrics: Feature = ({ client }) => {
    client.count = (...args) => calls.push(['count', ...args])
    client.measure = (...args) => calls.push(['measure', ...args])
  }
  const { host, loaded } = start([metrics])

  host.client.count?.('sold', 2, { shop: 'x' })
  host.client.measure?.('render', 12)
  await loaded()
  host.client.count?.('sold')

  expect(calls).toEqual([
    ['count', 'sold', 2, { shop: 'x' }],
    ['measure', 'render', 12],
    ['count', 'sold'],
  ])
})

it('starts the others where one cannot', async () => {
  const started: string[] = []
  const fail: Feature = () => {
    throw new Error('ours')
  }
  const { loaded } = start([fail, () => started.push('next')])

  await loaded()

  expect(started).toEqual(['next'])
})

it('counts that they could not be loaded', async () => {
  const { drops, loaded } = start(new TypeError('Failed to fetch'))

  await loaded()

  expect(drops).toEqual({ 'beacon:late': 1 })
})

it('notes when the script was there', () => {
  const { host } = start([], 'interactive')
  vi.advanceTimersByTime(400)

  expect(host.startedAt).toBe(performance.now() - 400)
})
