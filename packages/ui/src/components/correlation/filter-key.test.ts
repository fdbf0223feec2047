import { expect, it } from 'vitest'
import { filterKeyOf } from './filter-key.ts'

it.each([
  ['browser', 'browser'],
  ['browser version', 'browser'],
  ['os version', 'os'],
  ['plan version', 'plan version'],
  ['tag.browser version', 'tag.browser version'],
])('filters %s by %s', (dimension, key) => expect(filterKeyOf(dimension)).toBe(key))
