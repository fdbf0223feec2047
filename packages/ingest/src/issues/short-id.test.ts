import { expect, it } from 'vitest'
import { prefixOfShortId, toShortId, toUuid } from './short-id.ts'

const id = toUuid('0123456789abcdef0123456789abcdef')

it('is the same for the same issue and leads back to it', () => {
  const shortId = toShortId(id)

  expect(shortId).toBe('04HMASW9')
  expect(prefixOfShortId(`WEB-${shortId}`)).toBe('01234567-89')
  expect(prefixOfShortId(shortId.toLowerCase())).toBe('01234567-89')
})

it.each(['', 'WEB-1', '04HMASWU', '04HMASW9X', `04HMASW'`])('does not take %j for one', (text) => {
  expect(prefixOfShortId(text)).toBeUndefined()
})
