import { expect, it } from 'vitest'
import { diskWords } from './disk-words.ts'

const disk = (daysUntilFull: number | null) => ({
  ...{ freeBytes: 30e9, totalBytes: 100e9, daysUntilFull },
})

it.each([
  [null, 'All that is kept fits on the disk.'],
  [0.4, 'The disk is full within a day, if everything goes on as so far.'],
  [1.9, 'The disk is full in 1 day, if everything goes on as so far.'],
  [41.2, 'The disk is full in 41 days, if everything goes on as so far.'],
  [5_000, 'The disk lasts for more than two years.'],
])('says of %d days: %s', (days, words) => {
  expect(diskWords(disk(days))).toEqual({ when: words, room: '30 GB of 100 GB are free.' })
})

it('says so where nobody knows', () => {
  expect(diskWords(null).when).toMatch(/does not say/)
})
