import { expect, it } from 'vitest'
import { framesStart } from './header.ts'

const FRAMES = '\n    at f (a.js:1:2)'

it.each([
  ['type and message', { type: 'Error', message: 'a\nb' }, 'Error: a\nb'],
  ['another name than the type', { type: 'Custom', message: 'a\nb' }, 'Error: a\nb'],
  ['a message without a type', { type: 'Error', message: 'a\nb' }, 'a\nb'],
  ['a message with a colon', { type: 'Error', message: 'x: a\nb' }, 'Error: x: a\nb'],
])('ends the header behind %s', (_, error, header) => {
  expect(framesStart({ ...error, stack: header + FRAMES })).toBe(header.length)
})

it('skips the line of a message that the sender cut', () => {
  const stack = `Error: a\nb and more${FRAMES}`

  expect(framesStart({ type: 'Error', message: 'a\nb', stack })).toBe('Error: a\nb and more'.length)
})

it('skips the lines of a name that spans some', () => {
  const type = 'Custom\n    at fake (b.js:1:1'

  expect(framesStart({ type, message: 'y', stack: `${type}): x${FRAMES}` })).toBe(type.length + 4)
})

it.each([
  ['Firefox writes no header', 'f', 'f@https://h/a.js:1:2'],
  ['the message is not there', 'other', `Error: x${FRAMES}`],
  ['the message is empty', '', `Error${FRAMES}`],
])('starts at once where %s', (_, message, stack) => {
  expect(framesStart({ type: 'Error', message, stack })).toBe(0)
})
