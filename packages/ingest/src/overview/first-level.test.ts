import { expect, it } from 'vitest'
import { firstLevel } from './first-level.ts'

it.each([
  ['/product/7/zoom', '/product'],
  ['/', '/'],
  ['', '/'],
  ['//evil.example/a', '/evil.example'],
  ['/search?q=a/b', '/search'],
  ['settings', '/settings'],
])('%s is in %s', (page, level) => expect(firstLevel(page)).toBe(level))
