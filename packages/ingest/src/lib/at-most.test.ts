import { expect, it } from 'vitest'
import { createAtMost } from './at-most.ts'

it('runs so many at a time, in the order they came, also after one that failed', async () => {
  const atMostTwo = createAtMost(2)
  const begun: number[] = []
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<number>())
  const works = gates.map((gate, index) =>
    atMostTwo(() => {
      begun.push(index)
      return gate.promise
    }),
  )
  const settled = Promise.allSettled(works)

  expect(begun).toEqual([0, 1])
  gates[1]?.reject(new Error('broken'))
  await expect(works[1]).rejects.toThrow('broken')
  await expect.poll(() => begun).toEqual([0, 1, 2])

  for (const gate of gates) gate.resolve(7)
  await settled
  expect(begun).toEqual([0, 1, 2, 3])
  await expect(atMostTwo(() => Promise.resolve(8))).resolves.toBe(8)
})
