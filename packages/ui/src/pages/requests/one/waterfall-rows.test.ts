import { expect, it } from 'vitest'
import { waterfallRows } from './waterfall-rows.ts'

it('has each phase begin where the median of those before ends', () => {
  const rows = waterfallRows([
    { phase: 'wait', p50Ms: 10, p95Ms: 20 },
    { phase: 'dns', p50Ms: 0, p95Ms: 40 },
    { phase: 'server', p50Ms: 40, p95Ms: 90 },
  ])

  expect(rows.map(({ word, start, width, reach }) => [word, start, width, reach])).toEqual([
    ['Queue, redirect', 0, 0.1, 0.2],
    ['DNS', 0.1, 0, 0.4],
    ['First byte', 0.1, 0.4, 0.9],
  ])
})

it('draws nothing of phases that took no time', () => {
  expect(waterfallRows([{ phase: 'dns', p50Ms: 0, p95Ms: 0 }])).toMatchObject([
    { start: 0, width: 0, reach: 0 },
  ])
})
