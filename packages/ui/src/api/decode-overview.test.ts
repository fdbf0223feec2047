import { expect, it } from 'vitest'
import { decodeOverview } from './decode-overview.ts'

it('puts each cell into its row and column, and leaves the rest unknown', () => {
  const points = Buffer.from(new Float32Array([2, 600, 4, 0, 1.5, 9, 7, 1, 1]).buffer)

  const data = decodeOverview({
    ...{ from: 0, to: 180, stepMs: 60, columns: 3, ids: ['a', 'b', 'c'], names: [], groups: [] },
    ...{ values: [600, null, 2], n: [], before: [null, 1, 2], beforeN: [], left: 0 },
    ...{ against: 'previous', beforeFrom: -180 },
    cells: { sizes: [1, 0, 2], points: points.toString('base64') },
  })

  expect([...data.values]).toEqual([600, NaN, 2])
  expect([...data.cellValues]).toEqual([NaN, NaN, 600, NaN, NaN, NaN, 1.5, NaN, NaN])
  expect([...data.cellN]).toEqual([0, 0, 4, 0, 0, 0, 9, 0, 0])
})
