import { expect, it } from 'vitest'
import type { StoredSamplesQuery, StoredSeries } from '../../store/server-metrics.ts'
import { StoreError } from '../../store/store-error.ts'
import { createLoadStored } from './load.ts'

const MINUTE = 60_000
const GRID = { from: 1_000 * MINUTE, stepMs: MINUTE, length: 10 }

function loadedFrom(readable: number) {
  let statements = 0
  const listed = Array.from({ length: 400 }, (_, n): StoredSeries => {
    return { id: String(n), name: 'queue_length', type: 'gauge', labels: { shard: String(n) } }
  })
  const load = createLoadStored({
    serverMetrics: {
      series: () => Promise.resolve(listed),
      samples: (query) => {
        statements += 1
        if (statements <= readable) return Promise.resolve(rising(query))
        return Promise.reject(new StoreError('too-slow', new Error('Timeout exceeded')))
      },
    },
    ...{ now: () => 0, maxSeries: 5_000 },
  })
  return load({ projectId: 1, grid: GRID, near: [], deadline: 2_000 })
}

function rising({ ids, from }: StoredSamplesQuery) {
  const times = Float64Array.from({ length: 10 }, (_, n) => GRID.from - from + n * MINUTE)
  return ids.map((id) => ({ id, times, values: times }))
}

it('keeps what was read before the database gave up', async () => {
  const { series, problem } = await loadedFrom(1)

  expect(series).toHaveLength(250)
  expect(problem).toBe('Of 400 stored series 150 were not read in time; look at a shorter range.')
})

it('says why where nothing could be read', async () => {
  const { series, problem } = await loadedFrom(0)

  expect(series).toEqual([])
  expect(problem).toMatch(/could not be read \(too-slow\)/)
})
