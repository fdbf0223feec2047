import { expect, it } from 'vitest'
import { slowTextFor } from './slow-pattern.ts'

it.each(['\\bV-\\d{6}\\b', 'ORD-[0-9]+', '(?:foo|bar){1,3}baz', '\\p{Lu}{2}\\d{4}', '\\d+'])(
  'lets pass what is read in one go: %s',
  (source) => expect(slowTextFor(source)).toBeUndefined(),
)

it.each([
  ['(a+)+$', 'doubles with every letter'],
  ['(a|a|a|a)*b', 'is four times as much with every letter'],
  ['(\\d+)*x', 'doubles with every digit'],
  ['(zq|zq)+!', 'doubles with letters that nobody would guess'],
  ['\\w+@corp', 'is read again from every letter on'],
  ['.*.*=.*', 'is read again and again'],
  ['[A-Z]+-\\d{4}', 'is read again from every capital on'],
  ['([A-Z]+)+-\\d', 'doubles with every capital'],
  ['(\\d\\d|\\d\\d\\d)+x', 'is quick and then without an end'],
])('finds a text for %s, which %s', (source) => {
  const startedAt = performance.now()

  expect(slowTextFor(source)).toBeDefined()

  // That it ends is what matters: of the first it would be longer than the sun shines.
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})
