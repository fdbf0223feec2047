import { expect, it } from 'vitest'
import { worstFirst } from './worst-first.ts'

it('puts the slowest first and low samples last', () => {
  const groups = [
    { value: 9_000, n: 3 },
    { value: 200, n: 900 },
    { value: 600, n: 50 },
    { value: 8_000, n: 49 },
  ]

  expect(worstFirst(groups).map((group) => group.value)).toEqual([600, 200, 9_000, 8_000])
})
