import { expect, it, vi } from 'vitest'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { aCall } from '../testing/drafts.ts'
import { collectRequests } from './requests.ts'

function start() {
  const page = aPage()
  const all = aHost()
  const well: unknown[] = []
  all.host.answered = (item) => well.push(item)
  collectRequests(all.host)
  return { ...all, ...page, well }
}

it.each([
  ['load', 404],
  ['load', 500],
  ['error', 0],
  ['abort', 0],
  ['timeout', 0],
] as const)('tells of %s with status %i', (outcome, status) => {
  const { host, emitted } = start()

  host.begin(aCall())(outcome, status)

  const target = 'https://shop.example/api/cart'
  expect(emitted).toMatchObject([{ is: 'request', via: 'fetch', target, outcome, status }])
})

it.each([
  ['load', 200],
  ['load', 304],
  ['opaque', 0],
] as const)('leaves %s with status %i to the features', (outcome, status) => {
  const { host, emitted, well } = start()

  host.begin(aCall())(outcome, status)

  expect(emitted).toEqual([])
  expect(well).toMatchObject([{ outcome, status }])
})

it('measures from the beginning', () => {
  aClock()
  const { host, emitted } = start()

  const settle = host.begin(aCall({ startedAt: performance.now() }))
  vi.advanceTimersByTime(1_234)
  settle('error', 0)

  expect(emitted).toMatchObject([{ durationMs: 1_234 }])
})

it('takes what a departure cuts off for an abort', () => {
  const { host, dispatch, emitted } = start()
  const settle = host.begin(aCall())

  dispatch('pagehide')
  settle('error', 0)

  expect(emitted).toMatchObject([{ outcome: 'abort' }])
})

it('tells errors again once the page is back', () => {
  const { host, dispatch, emitted } = start()

  dispatch('pagehide')
  dispatch('pageshow')
  host.begin(aCall())('error', 0)

  expect(emitted).toMatchObject([{ outcome: 'error' }])
})

it('says nothing of beacons', () => {
  const { host, emitted } = start()

  host.begin(aCall({ address: 'https://seismo.example/v1/beacon?k=key' }))('error', 0)

  expect(emitted).toEqual([])
})
