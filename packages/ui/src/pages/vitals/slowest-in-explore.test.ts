import { refOfName } from '@seismo/ingest/search'
import { expect, it } from 'vitest'
import { slowestInExplore } from './slowest-in-explore.ts'

const all = { window: { from: '-24h' }, percentile: '75', device: 'all', signals: {} } as const

it.each([
  [all, 'metric:LCP'],
  [{ ...all, device: 'desktop' }, 'metric:LCP device:desktop'],
  [
    { ...all, signals: { release: '2.41.0', page: refOfName('/cart/:id') } },
    'metric:LCP release:2.41.0 page:/cart/:id',
  ],
] as const)('asks for the values of %j', (filter, q) => {
  expect(slowestInExplore('LCP', filter)).toEqual({
    ...{ from: '-24h', dataset: 'vitals', as: 'samples', rows: 'value', q },
  })
})

it.each([
  [{ ...all, device: 'mobile' }],
  [{ ...all, signals: { page: refOfName('/a'.repeat(245)) } }],
] as const)('has no words for what it cannot tell or keep, %#', (filter) => {
  expect(slowestInExplore('LCP', filter)).toBeUndefined()
})
