import { expect, it } from 'vitest'
import { expiryOf } from './token-life.ts'

it.each([
  ['30', 2_592_001_000],
  ['365', 31_536_001_000],
  ['never', null],
] as const)('of "%s" ends at %j', (life, at) => expect(expiryOf(life, 1_000)).toBe(at))
