import { expect, it } from 'vitest'
import { cellsOf, packCells } from './pack-cells.ts'

const floatsOf = (base64: string) => {
  const bytes = Buffer.from(base64, 'base64')
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(4 * index))
}

it('puts cells in the order of the entities, however they came', () => {
  const one = { id: 'a', group: '', points: cellsOf([{ column: 0, value: 5, n: 1 }]) }
  const two = { id: 'b', group: '', points: cellsOf([{ column: 3, value: 7, n: 2 }]) }

  const { sizes, points } = packCells([two, { id: 'unseen', group: '' }, one], [one, two])

  expect(sizes).toEqual([1, 0, 1])
  expect(floatsOf(points)).toEqual([3, 7, 2, 0, 5, 1])
})

it('tells apart what only together is the same text', () => {
  const cells = { id: 'a","b', group: '', points: cellsOf([{ column: 0, value: 1, n: 1 }]) }

  expect(packCells([{ id: 'a', group: 'b' }], [cells]).sizes).toEqual([0])
})
