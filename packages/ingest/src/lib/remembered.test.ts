import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

function counted() {
  const asked: string[] = []
  const upper = remembered((text) => {
    asked.push(text)
    return text.toUpperCase()
  })
  return { asked, upper }
}

it('computes once what it is asked again, the empty text as well', () => {
  const { asked, upper } = counted()

  expect([upper('a'), upper(''), upper('a'), upper('')]).toEqual(['A', '', 'A', ''])
  expect(asked).toEqual(['a', ''])
})

it('forgets what was asked longest ago where texts are many and large, and answers all the same', () => {
  const { asked, upper } = counted()
  const large = ['a', 'b', 'c'].map((letter) => letter.repeat(200_000))

  for (const text of [...large, ...large]) expect(upper(text)).toBe(text.toUpperCase())

  expect(asked).toHaveLength(6)
})
