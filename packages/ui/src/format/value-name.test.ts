import { expect, it } from 'vitest'
import { valueName } from './value-name.ts'

it.each([
  ['country', 'DE', 'Germany'],
  ['country', '', ''],
  ['browser', 'DE', 'DE'],
  // A tag of the page may say anything.
  ['tag.country', 'DE', 'DE'],
])('calls %s %s %s', (key, value, name) => expect(valueName(key, value)).toBe(name))
