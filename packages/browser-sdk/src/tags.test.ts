import { expect, it } from 'vitest'
import { toTags } from './tags.ts'

it('makes texts and leaves out what is not there', () => {
  expect(toTags({ plan: 'gold', seats: 4, trial: false, coupon: undefined, ref: null })).toEqual({
    plan: 'gold',
    seats: '4',
    trial: 'false',
  })
})

it('bounds their number and length', () => {
  const many = Array.from({ length: 80 }, (_, i) => [`${i}-${'k'.repeat(99)}`, 'v'.repeat(999)])

  const tags = Object.entries(toTags(Object.fromEntries(many) as Record<string, unknown>))

  expect(tags).toHaveLength(50)
  expect(tags.every(([key, value]) => key.length <= 64 && value.length <= 200)).toBe(true)
})
