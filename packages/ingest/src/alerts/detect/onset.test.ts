import { expect, it } from 'vitest'
import { createMemory } from './memory.ts'
import { onsetOf } from './onset.ts'

it.each([
  ['in the last bucket', [1, 1, 1, 1, 1, 20], 5],
  ['in the middle', [1, 1, 1, 9, 12, 8], 3],
  ['at the beginning', [9, 11, 9, 12, 8, 10], 0],
  ['before a pause of one bucket', [1, 1, 12, 0, 14, 12], 2],
])('finds a rise that began %s', (_, counts, onset) => {
  const memory = createMemory()
  counts.forEach((affected, n) => memory.append(100 + n, { affected, exposure: 100 }))
  const affected = counts.reduce((total, count) => total + count, 0)
  const stretch = { from: 100, to: 106 }

  const found = onsetOf(memory.tested, {
    stretch,
    affected,
    exposure: 600,
    mean: 6,
    spread: 0.1,
    score: 9,
  })

  expect(found).toBe(100 + onset)
})
