import { expect, it } from 'vitest'
import { createDebugId, isDebugId } from './debug-id.ts'

it('is a UUID of version 4 and variant 1', () => {
  const ids = Array.from({ length: 64 }, (_, i) => createDebugId('app.js', `run(${String(i)})`))

  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(new Set(ids).size).toBe(64)
})

it('is the same for the same chunk, and another for another text or name', () => {
  const id = createDebugId('app.js', 'run()')

  expect(createDebugId('app.js', 'run()')).toBe(id)
  expect(createDebugId('app.js', 'run(1)')).not.toBe(id)
  expect(createDebugId('other.js', 'run()')).not.toBe(id)
})

it.each([
  ['93E0FA7B-3f4d-450f-929e-1172e90547e5', true],
  ['93e0fa7b3f4d450f929e1172e90547e5', false],
  ['93e0fa7b-3f4d-450f-929e-1172e90547e5;', false],
  [7, false],
  [undefined, false],
])('says of %s whether it is one: %s', (value, expected) => {
  expect(isDebugId(value)).toBe(expected)
})
