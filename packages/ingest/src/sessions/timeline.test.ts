import { expect, it } from 'vitest'
import type { SeenRequest, SeenVital } from '../store/ports.ts'
import type { SignalRow } from '../store/rows.ts'
import { cutKinds, PER_KIND, toTimeline } from './timeline.ts'

const signal: Omit<SignalRow, 'at' | 'route' | 'url' | 'eventId' | 'pageViewId'> = {
  ...{ projectId: 1, receivedAt: 0, release: '', environment: '', browser: '', os: '' },
  ...{ device: '', country: '', sessionId: 's', weight: 1 },
}

function aRequest(at: number): SeenRequest {
  return {
    ...{ is: 'request', ...signal, at, route: '', url: 'https://shop.example/cart', via: 'fetch' },
    ...{ method: 'GET', target: '/api', status: 200, outcome: 'ok', durationMs: 9 },
    ...{ traceId: '', serverMs: 0, serverTiming: [] },
  }
}

it('puts what happened in the order of time, each on its page', () => {
  const vital: SeenVital = {
    ...{ is: 'vital', ...signal, at: 1, route: '/cart/:id', url: 'https://shop.example/cart/7' },
    ...{ metric: 'CLS', value: 0.3, rating: 'poor', navigationType: 'navigate' },
  }

  expect(toTimeline([aRequest(2), vital], () => '')).toMatchObject([
    { is: 'vital', page: '/cart/:id', metric: 'CLS' },
    { is: 'request', page: '/cart', outcome: 'ok' },
  ])
})

it('leaves out what it has no word for', () => {
  expect(toTimeline([{ ...aRequest(1), outcome: 'eaten' }], () => '')).toEqual([])
})

it('says of which kinds there may be more', () => {
  const requests = Array.from({ length: PER_KIND }, (_, at) => aRequest(at))

  expect(cutKinds(toTimeline(requests, () => ''))).toEqual(['request'])
  expect(cutKinds(toTimeline(requests.slice(1), () => ''))).toEqual([])
})
